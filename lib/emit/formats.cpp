#include "emit/formats.h"

#include <array>

namespace jixiao::emit {
namespace {

constexpr std::array all_formats = {
    Format{"parse", "ndjson", make_parse_ndjson},   Format{"parse", "json", make_parse_json},
    Format{"parse", "csv", make_parse_csv},         Format{"check", "text", make_check_text},
    Format{"check", "concise", make_check_concise}, Format{"check", "json", make_check_json},
    Format{"check", "ndjson", make_check_ndjson},   Format{"check", "csv", make_check_csv},
    Format{"check", "sarif", make_check_sarif},     Format{"check", "junit", make_check_junit},
    Format{"check", "github", make_check_github},   Format{"check", "gitlab", make_check_gitlab},
    Format{"check", "rdjson", make_check_rdjson},   Format{"repair", "text", make_repair_text},
    Format{"report", "html", make_report_html},
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
