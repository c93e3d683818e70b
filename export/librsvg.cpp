#include "export/librsvg.hpp"

#include "export/late_library.hpp"

namespace entente {
namespace {

Librsvg opened() {
    const LateLibrary library("librsvg-2.so.2", "librsvg2-2");
    Librsvg functions{};
#define ENTENTE_FIND(name) library.find(functions.name, #name)
    ENTENTE_FIND(cairo_create);
    ENTENTE_FIND(cairo_destroy);
    ENTENTE_FIND(cairo_image_surface_create);
    ENTENTE_FIND(cairo_pdf_surface_create_for_stream);
    ENTENTE_FIND(cairo_pdf_surface_set_metadata);
    ENTENTE_FIND(cairo_status);
    ENTENTE_FIND(cairo_status_to_string);
    ENTENTE_FIND(cairo_surface_destroy);
    ENTENTE_FIND(cairo_surface_finish);
    ENTENTE_FIND(cairo_surface_status);
    ENTENTE_FIND(cairo_surface_write_to_png_stream);
    ENTENTE_FIND(g_clear_error);
    ENTENTE_FIND(g_object_unref);
    ENTENTE_FIND(rsvg_handle_get_intrinsic_size_in_pixels);
    ENTENTE_FIND(rsvg_handle_new_from_data);
    ENTENTE_FIND(rsvg_handle_render_document);
#undef ENTENTE_FIND
    return functions;
}

}  // namespace

const Librsvg& librsvg() {
    static const Librsvg functions = opened();
    return functions;
}

}  // namespace entente
