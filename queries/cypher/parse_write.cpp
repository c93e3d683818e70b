#include "queries/cypher/grammar.hpp"

#include <algorithm>
#include <iterator>

namespace entente::cypher {

Create Grammar::create() {
    Create made;
    made.patterns = patterns();
    made.span = span();
    return made;
}

Merge Grammar::merge() {
    Merge made;
    made.pattern = path_pattern();
    while (take_word("ON")) {
        const bool on_create = take_word("CREATE");
        if (!on_create && !take_word("MATCH")) {
            unexpected("CREATE or MATCH behind ON");
        }
        need_word("SET", "behind ON CREATE and ON MATCH");
        auto items = set_items();
        auto& into = on_create ? made.on_create : made.on_match;
        std::move(items.begin(), items.end(), std::back_inserter(into));
    }
    made.span = span();
    return made;
}

Set Grammar::set() {
    Set made;
    made.items = set_items();
    made.span = span();
    return made;
}

std::vector<SetItem> Grammar::set_items() {
    std::vector<SetItem> made;
    do {
        made.push_back(set_item());
    } while (take_sign(","));
    return made;
}

SetItem Grammar::set_item() {
    SetItem item;
    item.spot = spot();
    auto target = postfix();
    if (auto* labelled = std::get_if<HasLabels>(&target->content)) {
        item.kind = SetItem::Kind::labels;
        item.labels = std::move(labelled->labels);
        item.target = std::move(labelled->object);
        return item;
    }
    const bool property = std::holds_alternative<PropertyOf>(target->content);
    item.kind = property ? SetItem::Kind::property : SetItem::Kind::replace;
    if (!property && !std::holds_alternative<Variable>(target->content)) {
        fail("UnexpectedSyntax", item.spot, "a property, a variable or labels can be set");
    }
    if (!property && take_sign("+=")) {
        item.kind = SetItem::Kind::merge;
    } else {
        need_sign("=", "behind what is set");
    }
    item.target = std::move(target);
    item.value = expression();
    return item;
}

Remove Grammar::remove() {
    Remove made;
    do {
        SetItem item;
        item.spot = spot();
        auto target = postfix();
        if (auto* labelled = std::get_if<HasLabels>(&target->content)) {
            item.kind = SetItem::Kind::labels;
            item.labels = std::move(labelled->labels);
            item.target = std::move(labelled->object);
        } else if (std::holds_alternative<PropertyOf>(target->content)) {
            item.kind = SetItem::Kind::property;
            item.target = std::move(target);
        } else {
            fail("UnexpectedSyntax", item.spot, "a property or labels can be removed");
        }
        made.items.push_back(std::move(item));
    } while (take_sign(","));
    return made;
}

Delete Grammar::delete_() {
    Delete made;
    made.detach = take_word("DETACH");
    need_word("DELETE", "behind DETACH");
    do {
        made.targets.push_back(expression());
    } while (take_sign(","));
    return made;
}

Span Grammar::span() {
    Span made;
    if (take_word("SINCE")) {
        made.since = expression();
    }
    if (take_word("UNTIL")) {
        made.until = expression();
    }
    return made;
}

}  // namespace entente::cypher
