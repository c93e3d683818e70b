#include "tests/story.hpp"

#include <doctest/doctest.h>

// DESIGN section 3.3, what registers cover, sentence by sentence.

using namespace entente;
using entente::test::Story;

namespace {

using Lines = std::vector<std::string>;

struct Row {
    const char* given;
    const char* expected;
};

}  // namespace

TEST_CASE("a report's silence means nothing, nor does partial coverage") {
    Story tie("MEMBER_OF");
    tie.source("a", "2024-07-10").source("b", "2024-07-20", Source::Kind::register_).source("c", "2024-07-20");
    tie.says("a", "exists", "2024-07-01 to ..").partly_covers("b", "2024-01-01 to 2025-01-01");
    CHECK(tie.conflicts().empty());
}

TEST_CASE("in complete coverage an absent tie is a denial by that register") {
    Story tie("MEMBER_OF");
    tie.source("a", "2024-07-10").source("b", "2024-07-20", Source::Kind::register_);
    tie.says("a", "exists", "2024-07-01 to ..").covers("b", "2024-07-05 to 2024-07-15");
    CHECK(tie.conflicts() == Lines{"exists certain {a b}"});
    for (const Row& row : {Row{"2024-07-04", "certain"}, Row{"2024-07-05", "denied"}, Row{"2024-07-15", "certain"}}) {
        CAPTURE(row.given);
        CHECK(tie.on(row.given) == row.expected);
    }
}

TEST_CASE("two full lists that name different co-leads conflict") {
    Story denmark("MEMBER_OF");
    denmark.source("a", "2024-07-10")
        .source("b", "2024-07-20")
        .says("a", "exists", "2024-02-14 to ..")
        .says("b", "exists", "2024-02-14 to ..");
    denmark.says("a", "role lead").covers("a", "2024-02-14 to ..", "lead").covers("b", "2024-02-14 to ..", "lead");
    CHECK(denmark.conflicts() == Lines{"role certain {a b}"});
}

TEST_CASE("a list of leads denies that others lead, not what else they are") {
    Story tie("MEMBER_OF");
    tie.source("a", "2024-07-10")
        .source("b", "2024-07-20", Source::Kind::register_)
        .says("a", "exists", "2024-01-01 to ..");
    tie.says("a", "role lead", "2024-02-14 to 2024-03-01")
        .says("a", "role member", "2024-03-01 to ..")
        .covers("b", "2024-02-14 to ..", "lead");
    CHECK(tie.conflicts() == Lines{"role certain {a b}"});
    CHECK(tie.shown("role", "2024-02-29") == "none (certain disputed)");
    CHECK(tie.shown("role", "2024-03-01") == "member (certain)");
    CHECK(tie.cited("role", "2024-03-01") == "a");
}

TEST_CASE("a register does not deny what it states, nor under strict coverage what it left open") {
    Story tie("MEMBER_OF");
    tie.source("a", "2024-07-10")
        .source("b", "2024-07-10", Source::Kind::register_)
        .says("a", "exists", "2024-02-14 to ..");
    tie.says("b", "exists", "2024-02-14 to ..").says("a", "role lead").says("b", "role lead", "2024-02-14 to");
    tie.covers("b", "2024-02-14 to ..", "lead");
    View strict;
    strict.strict_coverage = true;
    CHECK(tie.conflicts().empty());
    CHECK(tie.conflicts(strict).empty());
}

TEST_CASE("a tie still open at the end of a register's coverage is carried forward; strict coverage refuses it") {
    Story tie("MEMBER_OF");
    tie.source("atop", "2022-03-01", Source::Kind::register_).covers("atop", "1815-01-01 to 2019-01-01");
    tie.says("atop", "exists", "1949-08-24 to ..");
    View strict;
    strict.strict_coverage = true;
    CHECK(tie.on("2018-12-31", strict) == "certain");
    CHECK(tie.on("2019-01-01") == "possible carried");
    CHECK(tie.on("2019-01-01", strict) == "absent");
}
