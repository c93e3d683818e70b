#pragma once

#include "graph/statement.hpp"
#include "loaders/context.hpp"
#include "loaders/field.hpp"

#include <vector>

namespace entente {

/// What the statements of a row have in common.
struct Standing {
    Statement form;  ///< without element, property, value, span and source
    std::vector<SourceId> sources;
};

/// Reads the standing of a rule's or of a property's statements.
class StandingReader {
public:
    /// What `own` does not say, `wider` does: the table's for a rule, the rule's for a property.
    StandingReader(const StandingSpec& own, const StandingSpec& wider, const FieldContext& context);

    bool has_source() const { return source_.has_value(); }

    /// Throws RowRejected: an unknown source, modality or rank, a rank without a reason, an impossible day.
    void read(const Cells& cells, LoadContext& context, Standing& standing);

    /// The wider specification overlaid with the own one.
    static StandingSpec merged(const StandingSpec& own, const StandingSpec& wider);

private:
    void read_sources(const Cells& cells, LoadContext& context, std::vector<SourceId>& sources);
    void read_rank(const Cells& cells, Statement& form);

    MaybeField source_;
    std::uint64_t generation_ = 0;  ///< of the context when a constant source was looked up
    MaybeField locator_;
    MaybeField modality_;
    MaybeField rank_;
    MaybeField reason_;
    MaybeField attributed_to_;
    MaybeField known_;
    MaybeField observed_;
};

bool is_given(const StandingSpec& spec);

/// Reads since, until and last.
class SpanReader {
public:
    SpanReader(const SpanSpec& spec, const FieldContext& context);

    bool is_given() const { return since_ || until_ || last_; }

    /// Throws RowRejected: an impossible day, an end that is not after the beginning.
    Span read(const Cells& cells);

private:
    MaybeField since_;
    MaybeField until_;
    MaybeField last_;
};

}  // namespace entente
