#pragma once

#include "loaders/conditions.hpp"
#include "loaders/rule.hpp"
#include "loaders/standing.hpp"

namespace entente {

/// Describes a source.
class SourceRule final : public Rule {
public:
    SourceRule(const SourceSpec& spec, const FieldContext& context);

    bool applies(const Cells& cells) const override { return conditions_.hold(cells); }
    Plan plan(const Cells& cells, LoadContext& context) override;
    void write(LoadContext& context) override { context.declare(source_); }

private:
    Conditions conditions_;
    Field key_;
    MaybeField title_;
    MaybeField publisher_;
    MaybeField author_;
    MaybeField url_;
    MaybeField language_;
    MaybeField published_;
    MaybeField basis_;
    MaybeField retrieved_;
    MaybeField kind_;
    MaybeField origin_;
    Source source_;
};

/// Says what a source covers.
class CoverageRule final : public Rule {
public:
    CoverageRule(const CoverageSpec& spec, const FieldContext& context);

    bool applies(const Cells& cells) const override { return conditions_.hold(cells); }
    Plan plan(const Cells& cells, LoadContext& context) override;
    void write(LoadContext& context) override { context.load().coverage(coverage_); }

private:
    void plan_domain(const Cells& cells, LoadContext& context);

    Conditions conditions_;
    Field source_;
    MaybeField type_;
    MaybeField property_;
    MaybeField end_;
    MaybeField side_;
    MaybeField role_;
    MaybeField observed_;
    MaybeField extent_;
    SpanReader span_;
    Coverage coverage_;
};

}  // namespace entente
