#include "queries/cypher/fault.hpp"
#include "queries/cypher/temporal.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <cstdlib>

namespace entente::cypher {

namespace {

/// Reads digits and signs from the left of a text.
class Reader {
public:
    Reader(std::string_view what, std::string_view text) : what_(what), whole_(text), text_(text) {}

    bool at_end() const { return text_.empty(); }
    char peek() const { return text_.empty() ? '\0' : text_.front(); }
    std::size_t digits() const { return std::min(text_.find_first_not_of("0123456789"), text_.size()); }

    bool take(char c) {
        const bool there = peek() == c;
        text_.remove_prefix(there ? 1 : 0);
        return there;
    }
    std::int64_t number(std::size_t length) {
        std::int64_t value = 0;
        if (length == 0 || length > 12 || digits() < length) {
            fail();
        }
        std::from_chars(text_.data(), text_.data() + length, value);
        text_.remove_prefix(length);
        return value;
    }
    std::string_view rest() {
        const auto left = text_;
        text_ = {};
        return left;
    }
    std::string_view up_to(std::size_t place) {
        const auto taken = text_.substr(0, place);
        text_.remove_prefix(taken.size());
        return taken;
    }
    std::string_view left() const { return text_; }
    void end() const {
        if (!at_end()) {
            fail();
        }
    }
    [[noreturn]] void fail() const {
        throw Fault(ErrorKind::argument, "InvalidArgumentValue",
                    fmt::format("'{}' is no {}", whole_.substr(0, 80), what_));
    }

private:
    std::string_view what_;
    std::string_view whole_;
    std::string_view text_;
};

Date read_week(Reader& reader, std::int64_t year, bool dashed) {
    const auto number = reader.number(2);
    std::int64_t day = 1;
    if (dashed ? reader.take('-') : reader.digits() == 1) {
        day = reader.number(1);
    }
    return date_of(Week{year, number, day});
}

Date read_quarter(Reader& reader, std::int64_t year, bool dashed) {
    const auto number = reader.number(1);
    const bool more = dashed ? reader.take('-') : reader.digits() > 0;
    return date_of_quarter(year, number, more ? reader.number(2) : 1);
}

Date read_date(Reader& reader) {
    const bool negative = reader.peek() == '-';
    const bool sign = negative || reader.peek() == '+';
    if (sign) {
        reader.take(reader.peek());
    }
    const auto year = reader.number(sign ? std::min<std::size_t>(reader.digits(), 9) : 4) * (negative ? -1 : 1);
    const bool dashed = reader.take('-');
    if (reader.take('W')) {
        return read_week(reader, year, dashed);
    }
    if (reader.take('Q')) {
        return read_quarter(reader, year, dashed);
    }
    if (reader.at_end() && !dashed) {
        return date_of(Civil{year, 1, 1});
    }
    const auto digits = reader.digits();
    if (digits == 3) {
        return date_of_ordinal(year, reader.number(3));
    }
    if (digits != 2 && (dashed || digits != 4)) {
        reader.fail();
    }
    Civil found{year, reader.number(2), 1};
    if (dashed ? reader.take('-') : digits == 4) {
        found.day = reader.number(2);
    }
    return date_of(found);
}

LocalTime read_time(Reader& reader) {
    const auto hour = reader.number(2);
    const bool dashed = reader.take(':');
    const auto more = [&] { return dashed ? reader.digits() > 0 : reader.digits() >= 2; };
    const auto minute = more() ? reader.number(2) : 0;
    std::int64_t second = 0;
    std::int64_t broken = 0;
    if (dashed ? reader.take(':') : more()) {
        second = reader.number(2);
        if (reader.take('.') || reader.take(',')) {
            const auto length = reader.digits();
            if (length == 0 || length > 9) {
                reader.fail();
            }
            broken = reader.number(length);
            for (auto places = length; places < 9; ++places) {
                broken *= 10;
            }
        }
    }
    if (hour > 23 || minute > 59 || second > 59) {
        reader.fail();
    }
    return {((hour * 60 + minute) * 60 + second) * kNanosecond + broken};
}

/// Day and time, parted by T; a day alone begins at midnight.
LocalDateTime read_moment(Reader& reader) {
    const auto split = std::min(reader.left().find('T'), reader.left().size());
    Reader day("day", reader.up_to(split));
    const auto date = read_date(day);
    day.end();
    return at(date, reader.take('T') ? read_time(reader) : LocalTime{});
}

/// "+01:00", "[Europe/Stockholm]", both, or nothing.
struct ZoneText {
    std::optional<Zone> offset;
    std::optional<Zone> named;
};

ZoneText read_zone(Reader& reader) {
    ZoneText found;
    const auto offset = reader.up_to(reader.left().find('['));
    if (!offset.empty()) {
        found.offset = parse_zone(offset);
        if (found.offset->name) {
            reader.fail();
        }
    }
    if (reader.take('[')) {
        const auto name = reader.rest();
        if (name.empty() || name.back() != ']') {
            reader.fail();
        }
        found.named = parse_zone(name.substr(0, name.size() - 1));
    }
    return found;
}

/// P2012-02-02T14:37:21.545: amounts written like a moment.
std::optional<Duration> as_moment(std::string_view text) {
    if (text.size() < 11 || text[0] != 'P' || text[5] != '-' || text[8] != '-') {
        return {};
    }
    Reader reader("duration", text);
    reader.take('P');
    Amounts amounts;
    amounts.months = static_cast<double>(reader.number(4)) * 12;
    reader.take('-');
    amounts.months += static_cast<double>(reader.number(2));
    reader.take('-');
    amounts.days = static_cast<double>(reader.number(2));
    auto made = duration_of(amounts);
    if (reader.take('T')) {
        const auto time = read_time(reader);
        made.seconds = time.nanosecond / kNanosecond;
        made.nanoseconds = static_cast<std::int32_t>(time.nanosecond % kNanosecond);
    }
    reader.end();
    return made;
}

void add_amount(Amounts& amounts, double number, char unit, bool time, const Reader& reader) {
    if (!time && (unit == 'Y' || unit == 'M')) {
        amounts.months += number * (unit == 'Y' ? 12 : 1);
    } else if (!time && (unit == 'W' || unit == 'D')) {
        amounts.days += number * (unit == 'W' ? 7 : 1);
    } else if (time && (unit == 'H' || unit == 'M')) {
        amounts.seconds += number * (unit == 'H' ? 3600 : 60);
    } else if (time && unit == 'S') {
        double whole = 0;
        amounts.nanoseconds += std::round(std::modf(number, &whole) * static_cast<double>(kNanosecond));
        amounts.seconds += whole;
    } else {
        reader.fail();
    }
}

}  // namespace

Date parse_date(std::string_view text) {
    Reader reader("day", text);
    const auto date = read_date(reader);
    reader.end();
    return date;
}

LocalTime parse_local_time(std::string_view text) {
    Reader reader("local time", text);
    const auto time = read_time(reader);
    reader.end();
    return time;
}

Time parse_time(std::string_view text) {
    Reader reader("time", text);
    const auto time = read_time(reader);
    const auto zone = read_zone(reader);
    reader.end();
    return {time.nanosecond, zone.offset ? zone.offset->offset : 0};
}

LocalDateTime parse_local_date_time(std::string_view text) {
    Reader reader("local moment", text);
    const auto moment = read_moment(reader);
    reader.end();
    return moment;
}

DateTime parse_date_time(std::string_view text) {
    Reader reader("moment", text);
    const auto local = read_moment(reader);
    const auto zone = read_zone(reader);
    reader.end();
    if (!zone.named) {
        return in_zone(local, zone.offset.value_or(Zone{}));
    }
    const auto made = in_zone(local, *zone.named);
    if (!zone.offset || zone.offset->offset == made.zone.offset) {
        return made;
    }
    // The second hour of two when clocks are put back.
    const auto later = moved(in_zone(local, *zone.offset), *zone.named);
    if (later.zone.offset != zone.offset->offset) {
        reader.fail();
    }
    return later;
}

Duration parse_duration(std::string_view text) {
    if (const auto moment = as_moment(text)) {
        return *moment;
    }
    Reader reader("duration", text);
    const bool negative = reader.take('-');
    if (!reader.take('P') || reader.at_end()) {
        reader.fail();
    }
    Amounts amounts;
    bool time = false;
    while (!reader.at_end()) {
        if (!time && reader.take('T')) {
            time = true;
        }
        const auto length = std::min(reader.left().find_first_not_of("+-.,0123456789"), reader.left().size());
        std::string digits(reader.up_to(length));
        if (const auto comma = digits.find(','); comma != std::string::npos) {
            digits[comma] = '.';
        }
        char* end = nullptr;
        const auto number = std::strtod(digits.c_str(), &end);
        if (digits.empty() || *end != '\0' || reader.at_end()) {
            reader.fail();
        }
        add_amount(amounts, number, *reader.up_to(1).data(), time, reader);
    }
    const auto made = duration_of(amounts);
    return negative ? -made : made;
}

}  // namespace entente::cypher
