#include "export/picture.hpp"

#include <fmt/format.h>

#include <cmath>
#include <memory>

#include "export/librsvg.hpp"
#include "graph/error.hpp"

namespace entente {
namespace {

constexpr double dots_an_inch = 150;
constexpr double pixels_an_inch = 96;  // of SVG and CSS
constexpr double points_an_inch = 72;

struct Release {
    void operator()(RsvgHandle* handle) const { librsvg().g_object_unref(handle); }
    void operator()(cairo_surface_t* surface) const { librsvg().cairo_surface_destroy(surface); }
    void operator()(cairo_t* context) const { librsvg().cairo_destroy(context); }
};
using Handle = std::unique_ptr<RsvgHandle, Release>;
using Surface = std::unique_ptr<cairo_surface_t, Release>;
using Context = std::unique_ptr<cairo_t, Release>;

[[noreturn]] void fail(std::string_view why) { throw Error(fmt::format("the picture cannot be drawn: {}", why)); }

[[noreturn]] void fail(GError* error) {
    const std::string why = error == nullptr ? "unknown" : error->message;
    librsvg().g_clear_error(&error);
    fail(why);
}

Handle read(std::string_view svg) {
    GError* error = nullptr;
    Handle handle(librsvg().rsvg_handle_new_from_data(reinterpret_cast<const guint8*>(svg.data()), svg.size(), &error));
    if (!handle) {
        fail(error);
    }
    return handle;
}

RsvgRectangle size_of(RsvgHandle* handle) {
    double width = 0;
    double height = 0;
    if (!librsvg().rsvg_handle_get_intrinsic_size_in_pixels(handle, &width, &height)) {
        fail("it has no size");
    }
    return {0, 0, width, height};
}

void draw_on(cairo_surface_t* surface, RsvgHandle* handle, const RsvgRectangle& place) {
    const Context context(librsvg().cairo_create(surface));
    GError* error = nullptr;
    if (!librsvg().rsvg_handle_render_document(handle, context.get(), &place, &error)) {
        fail(error);
    }
    if (librsvg().cairo_status(context.get()) != CAIRO_STATUS_SUCCESS) {
        fail(librsvg().cairo_status_to_string(librsvg().cairo_status(context.get())));
    }
}

cairo_status_t append(void* to, const unsigned char* bytes, unsigned count) {
    static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(bytes), count);
    return CAIRO_STATUS_SUCCESS;
}

RsvgRectangle scaled(const RsvgRectangle& size, double by) { return {0, 0, size.width * by, size.height * by}; }

}  // namespace

std::string png_of(std::string_view svg) {
    const auto handle = read(svg);
    const auto size = scaled(size_of(handle.get()), dots_an_inch / pixels_an_inch);
    const auto whole = [](double length) { return static_cast<int>(std::ceil(length)); };
    const Surface surface(
        librsvg().cairo_image_surface_create(CAIRO_FORMAT_RGB24, whole(size.width), whole(size.height)));
    draw_on(surface.get(), handle.get(), size);
    std::string bytes;
    const auto status = librsvg().cairo_surface_write_to_png_stream(surface.get(), append, &bytes);
    if (status != CAIRO_STATUS_SUCCESS) {
        fail(librsvg().cairo_status_to_string(status));
    }
    return bytes;
}

std::string pdf_of(std::string_view svg) {
    const auto handle = read(svg);
    const auto size = scaled(size_of(handle.get()), points_an_inch / pixels_an_inch);
    std::string bytes;
    {
        const Surface surface(librsvg().cairo_pdf_surface_create_for_stream(append, &bytes, size.width, size.height));
        // Otherwise it takes the clock's.
        librsvg().cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATE_DATE,
                                                 "1970-01-01T00:00:00Z");
        draw_on(surface.get(), handle.get(), size);
        librsvg().cairo_surface_finish(surface.get());
        if (const auto status = librsvg().cairo_surface_status(surface.get()); status != CAIRO_STATUS_SUCCESS) {
            fail(librsvg().cairo_status_to_string(status));
        }
    }
    return bytes;
}

}  // namespace entente
