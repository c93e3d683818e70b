#pragma once

#include "graph/store.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// Where Debian's iso-codes package puts its data.
struct IsoCodesPaths {
    std::filesystem::path json = "/usr/share/iso-codes/json";
    std::filesystem::path locale = "/usr/share/locale";
};

/// The names of the countries of ISO 3166-1 in every language of iso-codes. Kosovo (XKX) is not among them.
///
/// Read when first asked for. English names are names, those of other languages aliases. A name that another country
/// bears in English, or in clearly more languages, is left out, so that a translator's slip makes no name ambiguous.
class CountryNames {
public:
    explicit CountryNames(IsoCodesPaths paths = {});
    ~CountryNames();
    CountryNames(CountryNames&&) noexcept;
    CountryNames& operator=(CountryNames&&) noexcept;

    /// Of an alpha-3 code; empty where the code is not there, or iso-codes is not.
    const std::vector<Name>& of(std::string_view alpha_3);

    /// What could not be read, to be told once; empty if all is well, or nothing was asked for.
    const std::string& note() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace entente
