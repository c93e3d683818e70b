#include "export/render_child.hpp"

#include <graphviz/gvc.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "export/late_library.hpp"
#include "graph/error.hpp"

#if defined(__SANITIZE_ADDRESS__)
#define ENTENTE_SHADOW_MEMORY 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ENTENTE_SHADOW_MEMORY 1
#endif
#endif

namespace entente {
namespace {

/// Those functions of Graphviz that lay out and render.
struct Gvc {
    Gvc() {
        const LateLibrary library("libgvc.so.6", "libgvc6");
        library.find(context, "gvContext");
        library.find(parse_arguments, "gvParseArgs");
        library.find(lay_out, "gvLayout");
        library.find(render, "gvRenderData");
    }

    decltype(&::gvContext) context{};
    decltype(&::gvParseArgs) parse_arguments{};
    decltype(&::gvLayout) lay_out{};
    decltype(&::gvRenderData) render{};
};

[[noreturn]] void leave(RenderExit status) { ::_exit(static_cast<int>(status)); }

void limit(__rlimit_resource_t resource, rlim_t most) {
    struct rlimit both {};
    ::getrlimit(resource, &both);
    both.rlim_cur = both.rlim_max == RLIM_INFINITY || most < both.rlim_max ? most : both.rlim_max;
    ::setrlimit(resource, &both);
}

void take_on(const RenderLimits& limits) {
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_CPU, static_cast<rlim_t>(limits.processor.count()));
#ifndef ENTENTE_SHADOW_MEMORY  // the sanitizer's shadow alone takes terabytes of addresses
    limit(RLIMIT_AS, limits.memory);
#endif
}

/// Nothing of the caller's: no signal handlers, no files by way of the text, no outliving the caller.
void forget_caller() {
    for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGPIPE, SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGXCPU}) {
        ::signal(signal, SIG_DFL);
    }
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    ::setenv("SERVER_NAME", "entente", 1);  // Graphviz then opens only files below GV_FILE_PATH
    ::unsetenv("GV_FILE_PATH");
}

Gvc opened() {
    try {
        return {};
    } catch (const Error& error) {
        ::dprintf(STDERR_FILENO, "%s\n", error.what());
        leave(RenderExit::no_plugin);
    }
}

void write_all(int out, const char* bytes, std::size_t count) {
    while (count > 0) {
        const auto written = ::write(out, bytes, count);
        if (written > 0) {
            bytes += written;
            count -= static_cast<std::size_t>(written);
        } else if (errno != EINTR) {
            leave(RenderExit::not_written);
        }
    }
}

/// As an option of dot. Of static life: a context keeps the pointer.
const char* format_option(Picture picture) {
    switch (picture) {
        case Picture::svg:
            return "-Tsvg";
        case Picture::png:
            return "-Tpng";
        case Picture::places:
            return "-Tjson0";
    }
    return "-Tsvg";
}

const char* format_name(Picture picture) { return format_option(picture) + 2; }

char* unconst(const char* text) { return const_cast<char*>(text); }  // NOLINT(cppcoreguidelines-pro-type-const-cast)

/// Only gvParseArgs looks at SERVER_NAME: a context without it opens every file that a text names. The format must be
/// said here too, since gvRenderData takes the first that was asked for.
GVC_t* context_for(const Gvc& gvc, Picture picture) {
    GVC_t* const context = gvc.context();
    char* arguments[] = {unconst("dot"), unconst(format_option(picture)), nullptr};
    if (context == nullptr || gvc.parse_arguments(context, 2, arguments) != 0) {
        leave(RenderExit::no_plugin);
    }
    return context;
}

}  // namespace

void render_and_exit(const RenderWork& work, int out) {
    const auto picture = work.picture;
    take_on(work.limits);
    forget_caller();
    Agraph_t* const graph = agmemread(std::string(work.dot).c_str());
    if (graph == nullptr) {
        leave(RenderExit::not_dot);
    }
    const Gvc gvc = opened();
    GVC_t* const context = context_for(gvc, picture);
    if (picture == Picture::png) {
        agsafeset(graph, unconst("dpi"), unconst(std::to_string(work.dpi).c_str()), unconst(""));
    }
    const char* const layout = agget(graph, unconst("layout"));
    if (gvc.lay_out(context, graph, layout == nullptr || *layout == '\0' ? "dot" : layout) != 0) {
        leave(RenderExit::no_layout);
    }
    char* bytes = nullptr;
    unsigned count = 0;
    if (gvc.render(context, graph, format_name(picture), &bytes, &count) != 0 || bytes == nullptr || count == 0) {
        leave(RenderExit::no_picture);
    }
    write_all(out, bytes, count);
    leave(RenderExit::fine);
}

}  // namespace entente
