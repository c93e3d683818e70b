#include "tests/oracle.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <set>

namespace entente::oracle {

namespace {

using Voices = std::vector<const Saying*>;

// What claims are compared about: a property, or one value of a many-valued one.
struct Matter {
    PropertyId property;
    std::string name;
    Voices voices;
};

struct Shown {
    Value value;
    Marks marks;
    std::vector<std::string> names;
};

struct Presence {
    Days possible;
    Days certain;
};

int standing(Rank rank) { return rank == Rank::preferred ? 0 : rank == Rank::normal ? 1 : 2; }

// Two denials agree; what a register denies is one value, and what a statement denies is any.
bool at_odds(const Saying* a, const Saying* b) {
    bool a_denies = a->statement.value.is_none();
    bool b_denies = b->statement.value.is_none();
    if (a_denies && b_denies) return false;
    if (a->denied) return compatible(*a->denied, b->statement.value);
    if (b->denied) return compatible(*b->denied, a->statement.value);
    return a_denies || b_denies || !compatible(a->statement.value, b->statement.value);
}

void keep_lowest(Voices& voices, const std::function<int(const Saying*)>& level) {
    int lowest = 99;
    for (const Saying* voice : voices) lowest = std::min(lowest, level(voice));
    std::erase_if(voices, [&](const Saying* voice) { return level(voice) != lowest; });
}

// The winner of a dispute comes first: known latest, then by source key, then by id, and of denials by the value
// denied.
bool wins(const Saying* a, const Saying* b) {
    Day known_a = a->known.value_or(Day::beginning());
    Day known_b = b->known.value_or(Day::beginning());
    if (known_a != known_b) return known_a > known_b;
    if (a->source_key != b->source_key) return a->source_key < b->source_key;
    if (a->denied && b->denied) return to_string(*a->denied) < to_string(*b->denied);
    return a->statement.id < b->statement.id;
}

// The first that remains says of what the value is, and the narrowest such value is shown; what is denied gives way to
// what is stated.
const Value& value_of(const Voices& remaining) {
    const Saying* chosen = remaining.front();
    for (const Saying* voice : remaining) {
        bool stated_first = chosen->statement.value.is_none() && !voice->statement.value.is_none();
        if (stated_first || says_more(voice->statement.value, chosen->statement.value)) chosen = voice;
    }
    return chosen->statement.value;
}

Shown show(const Voices& cited, const Value& value, bool disputed, std::size_t day) {
    Shown shown;
    shown.value = value;
    shown.marks = {.certain = false,
                   .disputed = disputed,
                   .undated = true,
                   .carried = true,
                   .modality = cited.front()->statement.modality};
    for (const Saying* voice : cited) {
        shown.marks.certain = shown.marks.certain || voice->certain[day];
        shown.marks.undated = shown.marks.undated && voice->undated;
        shown.marks.carried = shown.marks.carried && voice->carried[day];
        shown.names.push_back(voice->name);
    }
    return shown;
}

std::optional<Shown> shown_on(std::size_t day, Voices voices, int min_origins) {
    std::erase_if(voices, [&](const Saying* voice) { return !voice->possible[day]; });
    if (voices.empty()) return std::nullopt;
    keep_lowest(voices, [](const Saying* voice) { return standing(voice->statement.rank); });
    keep_lowest(voices, [](const Saying* voice) { return static_cast<int>(voice->statement.modality); });
    std::sort(voices.begin(), voices.end(), wins);
    bool disputed = false;
    for (const Saying* a : voices) {
        for (const Saying* b : voices) disputed = disputed || at_odds(a, b);
    }
    Voices cited = voices;
    std::erase_if(cited, [&](const Saying* voice) { return at_odds(voice, voices.front()); });
    Value value = value_of(cited);
    std::erase_if(cited, [&](const Saying* voice) {
        return !alike(voice->statement.value, value) || !compatible(voice->statement.value, value);
    });
    std::set<std::string> origins;
    for (const Saying* voice : cited) origins.insert(voice->origin);
    if (static_cast<int>(origins.size()) < min_origins) return std::nullopt;
    return show(cited, value, disputed, day);
}

std::vector<Matter> matters_of(const Property& property, const std::vector<Saying>& all) {
    Matter matter{property.id, property.name, {}};
    for (const Saying& voice : all) {
        if (voice.statement.property == property.id) matter.voices.push_back(&voice);
    }
    if (!property.many || matter.voices.empty()) return {matter};
    std::vector<Matter> matters;
    std::vector<Value> done;
    for (const Saying* voice : matter.voices) {
        const Value& value = voice->statement.value;
        if (value.is_none() || std::find(done.begin(), done.end(), value) != done.end()) continue;
        done.push_back(value);
        Matter one = matter;
        std::erase_if(one.voices, [&](const Saying* other) {
            bool denies = other->statement.value.is_none() && (!other->denied || *other->denied == value);
            return !denies && !(other->statement.value == value);
        });
        matters.push_back(one);
    }
    // Denied as a whole, and nobody names a value.
    if (matters.empty()) matters.push_back(matter);
    return matters;
}

Presence presence_of(const Case& test, const Matter& existence) {
    bool stated = false;
    for (const Saying* voice : existence.voices) stated = stated || voice->statement.value == Value(true);
    Presence presence;
    for (std::size_t day = 0; day < kDays; ++day) {
        auto shown = shown_on(day, existence.voices, test.view.min_origins);
        bool there = shown && !shown->value.is_none();
        bool undenied_node = !test.type && !stated && !shown;
        presence.possible[day] = there || undenied_node;
        presence.certain[day] = (there && shown->marks.certain) || undenied_node;
    }
    return presence;
}

struct Pair {
    const Saying* a;
    const Saying* b;
    bool certain;
};

// Joins pairs that share a claim until none do.
void add_conflicts(const Matter& matter, const std::vector<Pair>& pairs, bool of_since, bool of_until,
                   std::vector<std::string>& lines) {
    std::vector<std::pair<std::set<std::string>, bool>> groups;
    for (const Pair& pair : pairs) {
        std::pair<std::set<std::string>, bool> joined{{pair.a->name, pair.b->name}, pair.certain};
        std::erase_if(groups, [&](const auto& group) {
            if (!group.first.contains(pair.a->name) && !group.first.contains(pair.b->name)) return false;
            joined.first.insert(group.first.begin(), group.first.end());
            joined.second = joined.second || group.second;
            return true;
        });
        groups.push_back(joined);
    }
    for (const auto& [names, certain] : groups) {
        Conflict conflict;
        conflict.certain = certain;
        conflict.of_since = of_since;
        conflict.of_until = of_until;
        lines.push_back(conflict_line(matter.name, conflict, {names.begin(), names.end()}));
    }
}

using Disagree = std::function<bool(const Saying*, const Saying*)>;

std::vector<Pair> pairs_of(const Matter& matter, const Presence& presence, const Disagree& disagree) {
    std::vector<Pair> pairs;
    for (std::size_t i = 0; i < matter.voices.size(); ++i) {
        for (std::size_t j = i + 1; j < matter.voices.size(); ++j) {
            const Saying* a = matter.voices[i];
            const Saying* b = matter.voices[j];
            bool comparable = a->statement.rank == b->statement.rank && a->statement.modality == b->statement.modality;
            Days possible = a->possible & b->possible & presence.possible;
            Days certain = a->certain & b->certain & presence.certain;
            if (comparable && possible.any() && disagree(a, b)) pairs.push_back({a, b, certain.any()});
        }
    }
    return pairs;
}

bool apart(const Bound& a, const Bound& b) { return a.is_days() && b.is_days() && !compatible(Value(a), Value(b)); }

bool two_sources_of_one_event(const Saying* a, const Saying* b) {
    bool both_there = a->statement.value == Value(true) && b->statement.value == Value(true);
    return both_there && a->statement.source != b->statement.source &&
           a->statement.since_event == b->statement.since_event;
}

void add_all_conflicts(const Matter& matter, const Presence& presence, std::vector<std::string>& lines) {
    if (matter.property != kExists) {
        add_conflicts(matter, pairs_of(matter, presence, at_odds), false, false, lines);
        return;
    }
    Presence any_day{~Days(), ~Days()};
    add_conflicts(matter, pairs_of(matter, any_day, at_odds), false, false, lines);
    auto since = [](const Saying* a, const Saying* b) {
        return two_sources_of_one_event(a, b) && apart(a->statement.span.since, b->statement.span.since);
    };
    auto until = [](const Saying* a, const Saying* b) {
        return two_sources_of_one_event(a, b) && apart(a->statement.span.until, b->statement.span.until);
    };
    add_conflicts(matter, pairs_of(matter, any_day, since), true, false, lines);
    add_conflicts(matter, pairs_of(matter, any_day, until), false, true, lines);
}

}  // namespace

std::vector<std::string> expected(const Case& test) {
    std::size_t undatable = 0;
    std::vector<Saying> all = sayings(test, undatable);
    std::vector<std::string> lines;
    for (const Saying& voice : all)
        lines.push_back(claim_line(voice.name, voice.possible, voice.certain, voice.carried, voice.undated));
    Presence presence;
    for (const Property& property : test.schema.properties) {
        for (const Matter& matter : matters_of(property, all)) {
            if (property.id == kExists) presence = presence_of(test, matter);
            for (std::size_t day = 0; day < kDays; ++day) {
                if (property.id != kExists && !presence.possible[day]) continue;
                auto shown = shown_on(day, matter.voices, test.view.min_origins);
                if (shown) lines.push_back(shown_line(day, matter.name, shown->value, shown->marks, shown->names));
            }
            add_all_conflicts(matter, presence, lines);
        }
    }
    lines.push_back(
        fmt::format("there possibly [{}] certainly [{}]", to_text(presence.possible), to_text(presence.certain)));
    lines.push_back(fmt::format("undatable {}", undatable));
    std::sort(lines.begin(), lines.end());
    return lines;
}

}  // namespace entente::oracle
