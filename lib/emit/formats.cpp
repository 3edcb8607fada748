#include "emit/formats.h"

#include <array>

namespace jixiao::emit {
namespace {

constexpr std::array all_formats = {
    Format{"parse", "ndjson", make_parse_ndjson, "ndjson"},
    Format{"parse", "json", make_parse_json, "json"},
    Format{"parse", "csv", make_parse_csv, "csv"},
    Format{"check", "text", make_check_text, "txt", Shows::shown_infos},
    Format{"check", "concise", make_check_concise, "txt", Shows::words},
    Format{"check", "json", make_check_json, "json"},
    Format{"check", "ndjson", make_check_ndjson, "ndjson"},
    Format{"check", "csv", make_check_csv, "csv"},
    Format{"check", "sarif", make_check_sarif, "sarif"},
    Format{"check", "junit", make_check_junit, "xml"},
    Format{"check", "github", make_check_github, "txt", Shows::words},
    Format{"check", "gitlab", make_check_gitlab, "json"},
    Format{"check", "rdjson", make_check_rdjson, "json"},
    Format{"repair", "text", make_repair_text, "txt"},
    Format{"report", "html", make_report_html, "html"},
};

}  // namespace

std::span<const Format> formats() {
  return all_formats;
}

const Format* find_format(std::string_view command, std::string_view name) {
  for (const Format& format : all_formats) {
    if (format.command == command && format.name == name) return &format;
  }
  return nullptr;
}

}  // namespace jixiao::emit
