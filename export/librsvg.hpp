#pragma once

#include <cairo-pdf.h>
#include <cairo.h>
#include <librsvg/rsvg.h>

// Librsvg and the Cairo below it. Not installed.
namespace entente {

/// Those of their functions that we call.
struct Librsvg {
    decltype(&::cairo_create) cairo_create;
    decltype(&::cairo_destroy) cairo_destroy;
    decltype(&::cairo_image_surface_create) cairo_image_surface_create;
    decltype(&::cairo_pdf_surface_create_for_stream) cairo_pdf_surface_create_for_stream;
    decltype(&::cairo_pdf_surface_set_metadata) cairo_pdf_surface_set_metadata;
    decltype(&::cairo_status) cairo_status;
    decltype(&::cairo_status_to_string) cairo_status_to_string;
    decltype(&::cairo_surface_destroy) cairo_surface_destroy;
    decltype(&::cairo_surface_finish) cairo_surface_finish;
    decltype(&::cairo_surface_status) cairo_surface_status;
    decltype(&::cairo_surface_write_to_png_stream) cairo_surface_write_to_png_stream;
    decltype(&::g_clear_error) g_clear_error;
    decltype(&::g_object_unref) g_object_unref;
    decltype(&::rsvg_handle_get_intrinsic_size_in_pixels) rsvg_handle_get_intrinsic_size_in_pixels;
    decltype(&::rsvg_handle_new_from_data) rsvg_handle_new_from_data;
    decltype(&::rsvg_handle_render_document) rsvg_handle_render_document;
};

/// Opens the library at the first call. Throws Error where it is missing.
const Librsvg& librsvg();

}  // namespace entente
