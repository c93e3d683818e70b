#pragma once

// Libraries that are opened when they are first needed. Not installed.
namespace entente {

/// A shared library and those that it needs. Linked, the fifty libraries behind our drawings would take most of the time in
/// which a program starts that draws nothing. It is never closed: some cannot be loaded twice.
class LateLibrary {
public:
    /// Throws Error where it is missing, which names the Debian package.
    LateLibrary(const char* file, const char* package);

    /// Throws Error where it has no such function.
    template <typename Function>
    void find(Function& function, const char* name) const {
        function = reinterpret_cast<Function>(address(name));
    }

private:
    void* address(const char* name) const;

    const char* file_;
    void* handle_;
};

}  // namespace entente
