#include "export/late_library.hpp"

#include <dlfcn.h>
#include <fmt/format.h>

#include "graph/error.hpp"

namespace entente {

LateLibrary::LateLibrary(const char* file, const char* package)
    : file_(file), handle_(::dlopen(file, RTLD_NOW | RTLD_LOCAL)) {
    if (handle_ == nullptr) {
        throw Error(fmt::format("the picture cannot be drawn: {} (package {})", ::dlerror(), package));
    }
}

void* LateLibrary::address(const char* name) const {
    void* const found = ::dlsym(handle_, name);
    if (found == nullptr) {
        throw Error(fmt::format("the picture cannot be drawn: {} has no function {}", file_, name));
    }
    return found;
}

}  // namespace entente
