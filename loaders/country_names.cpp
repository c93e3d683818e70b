#include "loaders/country_names.hpp"

#include "graph/error.hpp"
#include "graph/names.hpp"
#include "loaders/mo_file.hpp"
#include "loaders/read_all.hpp"
#include "loaders/utf8.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace entente {

namespace {

constexpr std::size_t kLargestFile = std::size_t{16} << 20U;
constexpr char kEnglish[] = "en";

using CountryIndex = std::size_t;

struct Bearing {
    CountryIndex country;
    std::string text;
    std::string language;
};

/// "pt_BR" and "pt" are one language where votes are counted.
std::string_view main_language(std::string_view language) { return language.substr(0, language.find_first_of("-@")); }

struct Countries {
    std::vector<std::string> codes;
    std::vector<Bearing> names;  ///< English first, then by language
    std::unordered_map<std::string, std::vector<CountryIndex>>
        by_english;  ///< gettext's messages are the English names
};

Countries read_countries(const std::filesystem::path& json) {
    Countries countries;
    const auto document = nlohmann::json::parse(read_all(json / "iso_3166-1.json", kLargestFile));
    for (const auto& entry : document.at("3166-1")) {
        const CountryIndex index = countries.codes.size();
        countries.codes.push_back(entry.at("alpha_3"));
        for (const char* key : {"common_name", "name", "official_name"}) {
            if (entry.contains(key)) {
                const std::string text = entry.at(key);
                countries.names.push_back({index, text, kEnglish});
                countries.by_english[text].push_back(index);
            }
        }
    }
    return countries;
}

/// The folders of the locales with a catalogue of country names, sorted.
std::vector<std::filesystem::path> catalogues(const std::filesystem::path& locale) {
    std::vector<std::filesystem::path> found;
    std::error_code error;
    for (const auto& folder : std::filesystem::directory_iterator(locale, error)) {
        const auto file = folder.path() / "LC_MESSAGES" / "iso_3166-1.mo";
        if (std::filesystem::exists(file, error)) {
            found.push_back(file);
        }
    }
    std::sort(found.begin(), found.end());
    return found;
}

void read_catalogue(const std::filesystem::path& file, Countries& countries) {
    std::string language = file.parent_path().parent_path().filename().string();
    std::replace(language.begin(), language.end(), '_', '-');
    const std::string bytes = read_all(file, kLargestFile);
    each_message(bytes, [&](std::string_view message, std::string_view translation) {
        const auto found = countries.by_english.find(std::string(message));
        if (found == countries.by_english.end() || translation.empty() ||
            find_invalid_utf8(translation) != std::string_view::npos) {
            return;
        }
        for (const CountryIndex country : found->second) {
            countries.names.push_back({country, std::string(translation), language});
        }
    });
}

/// The languages in which countries bear one folded name.
class Bearers {
public:
    void add(CountryIndex country, std::string_view language) { languages_[country].emplace(main_language(language)); }

    /// Whether the name is rather another country's.
    bool is_slip(CountryIndex country) const {
        if (languages_.size() == 1) {
            return false;
        }
        const std::set<std::string>& own = languages_.at(country);
        return !own.contains(kEnglish) && std::any_of(languages_.begin(), languages_.end(), [&](const auto& other) {
            return other.first != country && (other.second.contains(kEnglish) || other.second.size() >= 2 * own.size());
        });
    }

private:
    std::map<CountryIndex, std::set<std::string>> languages_;
};

std::unordered_map<std::string, std::vector<Name>> chosen(const Countries& countries) {
    std::unordered_map<std::string, std::string> folds;
    std::unordered_map<std::string, Bearers> bearers;
    for (const Bearing& bearing : countries.names) {
        const auto [fold, is_new] = folds.try_emplace(bearing.text);
        if (is_new) {
            fold->second = folded(bearing.text);
        }
        bearers[fold->second].add(bearing.country, bearing.language);
    }
    std::unordered_map<std::string, std::vector<Name>> names;
    std::vector<std::unordered_set<std::string_view>> taken(countries.codes.size());
    for (const Bearing& bearing : countries.names) {
        const std::string& fold = folds.at(bearing.text);
        if (fold.empty() || bearers.at(fold).is_slip(bearing.country) || !taken[bearing.country].insert(fold).second) {
            continue;
        }
        const NameKind kind = bearing.language == kEnglish ? NameKind::name : NameKind::alias;
        names[countries.codes[bearing.country]].push_back({kind, bearing.text, bearing.language});
    }
    return names;
}

}  // namespace

struct CountryNames::Impl {
    IsoCodesPaths paths;
    bool is_read = false;
    std::unordered_map<std::string, std::vector<Name>> names;
    std::vector<Name> none;
    std::string note;

    void read() {
        is_read = true;
        try {
            Countries countries = read_countries(paths.json);
            for (const auto& file : catalogues(paths.locale)) {
                read_catalogue(file, countries);
            }
            names = chosen(countries);
        } catch (const Error& error) {
            note =
                fmt::format("names of countries in other languages are left out: {} (package iso-codes)", error.what());
        } catch (const nlohmann::json::exception& error) {
            note = fmt::format("names of countries in other languages are left out: iso_3166-1.json: {}", error.what());
        }
    }
};

CountryNames::CountryNames(IsoCodesPaths paths) : impl_(std::make_unique<Impl>()) { impl_->paths = std::move(paths); }

CountryNames::~CountryNames() = default;
CountryNames::CountryNames(CountryNames&&) noexcept = default;
CountryNames& CountryNames::operator=(CountryNames&&) noexcept = default;

const std::vector<Name>& CountryNames::of(std::string_view alpha_3) {
    if (!impl_->is_read) {
        impl_->read();
    }
    const auto found = impl_->names.find(std::string(alpha_3));
    return found == impl_->names.end() ? impl_->none : found->second;
}

const std::string& CountryNames::note() const { return impl_->note; }

}  // namespace entente
