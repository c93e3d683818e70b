#include "treaties.hpp"

namespace entente::test {

namespace {

/// The identifying values of a CONCERNS edge are its role.
std::string role_of(const std::vector<std::string>& properties) {
    for (const auto& property : properties) {
        if (property.starts_with("role=")) {
            return property.substr(5);
        }
    }
    return {};
}

}  // namespace

Treaties::Treaties() : store_(Store::create(folder_.path() / "test.db", built_in_schema())) {
    load_.emplace(store_, Load::Options{.dataset = "test", .recorded = "2020-01-01T00:00:00Z", .files = ""});
    source("test", "2020-01-01");
}

Treaties& Treaties::source(std::string_view key, std::string_view published, Source::Kind kind) {
    Source description;
    description.key = key;
    description.published = parse_bound(published);
    description.kind = kind;
    source_ = load_->source(description);
    return *this;
}

Treaties& Treaties::covers(std::string_view type, std::string_view until, std::string_view end, bool complete) {
    Coverage row;
    row.source = source_;
    row.type = load_->schema().edge_type(type)->id;
    row.span = {parse_bound("1800-01-01"), parse_bound(until)};
    row.complete = complete;
    if (!end.empty()) {
        row.end = load_->node(end);
    }
    load_->coverage(row);
    return *this;
}

Treaties& Treaties::says(std::string_view tie, const std::vector<std::string>& properties) {
    const auto said = parse_ties(tie).front();
    Statement statement;
    statement.source = source_;
    if (said.head.empty()) {
        statement.element = element(load_->node(said.tail));
        statement.property = kLabel;
        statement.value = said.type;
        load_->state(statement);
    } else {
        const auto type = load_->edge_type(said.type);
        const auto tail = load_->node(said.tail);
        const auto head = load_->node(said.head);
        statement.element = element(load_->edge(type, tail, head, role_of(properties)));
        statement.property = kExists;
        statement.value = true;
        for (const auto& spell : said.spells.empty() ? std::vector{Span{Bound::open(), Bound::open()}} : said.spells) {
            statement.span = spell;
            load_->state(statement);
        }
    }
    statement.span = {};
    state_properties(statement, properties);
    return *this;
}

void Treaties::state_properties(Statement statement, const std::vector<std::string>& properties) {
    for (const auto& property : properties) {
        const auto equals = property.find('=');
        const auto id = load_->property(std::string_view(property).substr(0, equals));
        statement.property = id;
        statement.value = parse_value(load_->schema().at(id).type, std::string_view(property).substr(equals + 1));
        load_->state(statement);
    }
}

void Treaties::keep() {
    if (load_) {
        load_->finish(Load::Fate::keep);
        load_.reset();
    }
}

const Store& Treaties::store() {
    keep();
    return store_;
}

Snapshot Treaties::on(std::string_view day) {
    View view;
    view.as_of = parse_day(day);
    return Snapshot::of(store(), view);
}

Snapshot Treaties::over_all_time() { return Snapshot::of(store(), View{}); }

}  // namespace entente::test
