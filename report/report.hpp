#pragma once

#include "verbs/verb.hpp"

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

namespace entente {

/// A report that is to be woven. Days are ISO days; what is empty is left to the document's front matter.
struct ReportQuestion {
    std::filesystem::path document;
    std::filesystem::path output;  ///< its extension tells the format
    std::filesystem::path database;
    std::string as_of;
    std::string known_on;
    std::string today;  ///< the day where neither the question nor the document fixes one
    bool keep_going = false;
    bool raw_html = false;
    std::string version;                   ///< of the program, for the colophon
    std::vector<std::string> environment;  ///< of the programs that make PDF and DOCX: "NAME=value"
    std::chrono::seconds limit{300};       ///< that such a program may take
};

/// A file of a report. The first is the report itself, the others are pictures that it needs, in one folder.
struct ReportFile {
    std::filesystem::path path;
    std::string bytes;
};

/// A report, and what failed in it.
struct Report {
    std::vector<ReportFile> files;
    std::vector<std::string> failures;  ///< with keep_going: messages, each with its place
    bool is_text = true;                ///< lines that a person can compare
};

/// Runs the blocks of a document and makes the report; nothing is written yet.
///
/// Only verbs that read are run, and they name files only in the document's folder, which must be the working folder,
/// so that relative names mean the same to both. The same document, database and days give the same bytes. Throws Error
/// as the blocks do, with the place in the document; UsageError where the output's extension is unknown.
Report make_report(const ReportQuestion& question, const Context& context);

/// How a stored report differs from what it would be now: a unified difference; empty where they are the same.
///
/// A missing file is Error. Pictures within a page are compared as the SVG that they are. Of formats that are no text
/// it is one line.
std::string report_difference(const Report& report);

}  // namespace entente
