// Obligations: who owes what to whom.
//
// Method. An agreement binds in two ways.
//
// By a provision that it contains (CONTAINS). The provision concerns (CONCERNS) an obligor and a beneficiary by its
// `role`; what is owed is its `kind`, how firmly its `force`. Who is named is bound, or served, if it is party to the
// agreement (PARTY_TO). An organisation or coalition that is named and is not a party stands for its members
// (MEMBER_OF; not associates, observers and partners). If nobody is named as obligor all parties are; if nobody is
// named as beneficiary the other parties are, or the other members of the organisation that is the obligor. An
// agreement of which no source ever names a party binds who is named.
//
// By the property `obligations` of a party's edge, as data sets code it: each value is owed to every other party, and
// its force is "stated".
//
// Time. A duty holds on the days on which all edges that it rests on hold. On a day only what is there then counts.
//
// Attack. With Occasion::attack these are kept:
//
//   kind                                without trigger   trigger of attack,     trigger of   another
//                                                         aggression, invasion   threat       trigger
//   defence, assistance, consultation   kept              kept                   kept         -
//   neutrality, nonaggression, offence  -                 -                      -            -
//   any other (military support ...)    -                 kept                   -            -
//
// Neutrality and nonaggression bind to abstain, offence to join in another war: no one is called by them to the
// attacked.
//
// Parallel edges make one duty, over the days of all. Loops: nobody owes itself. Direction: from obligor to
// beneficiary; a mutual clause is two duties. Disconnected parts, and agreements without parties or provisions, owe
// nothing. A schema without these types and labels has no duties.
//
// Cost. Time O(V + E + d k log d), d the duties before a filter by actor is done and k the edges of one; memory the
// same. An agreement of n parties makes n (n - 1) duties a kind.
//
// The five kinds that are coded of parties are those of Leeds, Ritter, Mitchell and Long, "Alliance Treaty Obligations
// and Provisions, 1815-1944", International Interactions 28(3), 2002, pp. 237-260.

#include "queries/obligations.hpp"

#include "queries/provisions.hpp"

#include <algorithm>
#include <array>
#include <tuple>

namespace entente {

namespace {

auto order(const Snapshot& snapshot, const Obligation& duty) {
    auto key = [&](std::optional<NodeIndex> node) { return node ? snapshot.key(*node) : std::string_view(); };
    return std::tuple(key(duty.actor), key(duty.towards), key(duty.agreement), key(duty.provision),
                      std::string_view(duty.kind), key(duty.as_member_of));
}

/// Duties that parallel edges make are one.
void merge(const Snapshot& snapshot, std::vector<Obligation>& duties) {
    std::stable_sort(duties.begin(), duties.end(),
                     [&](const Obligation& a, const Obligation& b) { return order(snapshot, a) < order(snapshot, b); });
    std::vector<Obligation> merged;
    for (auto& duty : duties) {
        if (merged.empty() || order(snapshot, merged.back()) != order(snapshot, duty)) {
            merged.push_back(std::move(duty));
            continue;
        }
        auto& first = merged.back();
        first.when.insert(first.when.end(), duty.when.begin(), duty.when.end());
        first.when = normalised(std::move(first.when));
        first.links.insert(first.links.begin(), duty.links.begin(), duty.links.end());
    }
    duties = std::move(merged);
}

Intervals spells_of(const Snapshot& snapshot, EdgeIndex edge) {
    Intervals when;
    for (const Spell& spell : snapshot.spells(edge)) {
        when.push_back(spell.when);
    }
    return normalised(std::move(when));
}

void add(Marks& marks, const Marks& more) {
    marks.certain = marks.certain && more.certain;
    marks.disputed = marks.disputed || more.disputed;
    marks.undated = marks.undated || more.undated;
    marks.carried = marks.carried || more.carried;
    marks.modality = std::max(marks.modality, more.modality);
}

/// Sets the days and the marks from the links; false where there is no day on which all hold.
bool settle(const Snapshot& snapshot, Obligation& duty) {
    for (const auto edge : duty.links) {
        duty.when = intersection(duty.when, spells_of(snapshot, edge));
        for (const Spell& spell : snapshot.spells(edge)) {
            if (!snapshot.day() || spell.when.contains(*snapshot.day())) {
                add(duty.marks, spell.marks);
            }
        }
    }
    return !duty.when.empty() && (!snapshot.day() || contains(duty.when, *snapshot.day()));
}

class Finder {
public:
    Finder(const Snapshot& snapshot, const ObligationOptions& options)
        : snapshot_(snapshot), options_(options), provisions_(snapshot) {}

    std::vector<Obligation> find() {
        for (const auto agreement : provisions_.agreements()) {
            const auto parties = provisions_.parties(agreement);
            add_stated(agreement, parties);
            for (const auto& provision : provisions_.of(agreement)) {
                add_provision(agreement, provision);
            }
        }
        merge(snapshot_, found_);
        return std::move(found_);
    }

private:
    bool wanted(std::string_view kind, std::string_view trigger) const {
        const auto& kinds = options_.kinds;
        return (kinds.empty() || std::find(kinds.begin(), kinds.end(), kind) != kinds.end()) &&
               (options_.occasion == Occasion::any || called_by_attack(kind, trigger));
    }

    bool wanted(NodeIndex actor, NodeIndex towards) const {
        return actor != towards && options_.by.value_or(actor) == actor &&
               options_.towards.value_or(towards) == towards;
    }

    void add_provision(NodeIndex agreement, const Provision& provision) {
        if (!wanted(provision.kind, provision.trigger)) {
            return;
        }
        for (const auto& [obligor, beneficiary] : provisions_.sides(agreement, provision)) {
            if (!wanted(obligor.actor, beneficiary.actor)) {
                continue;
            }
            Obligation duty{obligor.actor, beneficiary.actor, agreement, provision.node, obligor.organisation};
            duty.status = obligor.status;
            duty.kind = provision.kind;
            duty.force = provision.force;
            duty.trigger = provision.trigger;
            duty.within = provision.within;
            duty.marks = {.certain = true, .disputed = provision.disputed};
            duty.when = always();
            duty.links = {provision.contained};
            duty.links.insert(duty.links.end(), beneficiary.links.begin(), beneficiary.links.end());
            duty.links.insert(duty.links.end(), obligor.links.begin(), obligor.links.end());
            keep(std::move(duty));
        }
    }

    void add_stated(NodeIndex agreement, const std::vector<Side>& parties) {
        for (const auto& party : parties) {
            for (const auto& stated : provisions_.stated(party.links.front())) {
                if (!wanted(stated.kind, "")) {
                    continue;
                }
                for (const auto& other : parties) {
                    if (wanted(party.actor, other.actor)) {
                        Obligation duty{party.actor, other.actor, agreement};
                        duty.status = party.status;
                        duty.kind = stated.kind;
                        duty.force = "stated";
                        duty.links = {other.links.front(), party.links.front()};
                        duty.when = {stated.when};
                        duty.marks = stated.marks;
                        keep(std::move(duty));
                    }
                }
            }
        }
    }

    void keep(Obligation duty) {
        if (settle(snapshot_, duty)) {
            found_.push_back(std::move(duty));
        }
    }

    const Snapshot& snapshot_;
    const ObligationOptions& options_;
    Provisions provisions_;
    std::vector<Obligation> found_;
};

bool speaks_of(std::string_view trigger, std::initializer_list<std::string_view> words) {
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return trigger.find(word) != std::string_view::npos; });
}

}  // namespace

bool called_by_attack(std::string_view kind, std::string_view trigger) {
    constexpr std::array kCalled{"defence", "assistance", "consultation"};
    constexpr std::array kElsewhere{"neutrality", "nonaggression", "offence"};
    const bool attack = speaks_of(trigger, {"attack", "aggression", "invasion"});
    if (std::find(kElsewhere.begin(), kElsewhere.end(), kind) != kElsewhere.end()) {
        return false;
    }
    if (std::find(kCalled.begin(), kCalled.end(), kind) != kCalled.end()) {
        return trigger.empty() || attack || speaks_of(trigger, {"threat"});
    }
    return attack;
}

std::vector<Obligation> obligations(const Snapshot& snapshot, const ObligationOptions& options) {
    return Finder(snapshot, options).find();
}

std::vector<std::pair<NodeIndex, NodeIndex>> duties(const Snapshot& snapshot, const ObligationOptions& options) {
    std::vector<std::pair<NodeIndex, NodeIndex>> pairs;
    for (const auto& duty : obligations(snapshot, options)) {
        pairs.emplace_back(duty.actor, duty.towards);
    }
    std::sort(pairs.begin(), pairs.end());
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    return pairs;
}

}  // namespace entente
