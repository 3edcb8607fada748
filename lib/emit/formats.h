#pragma once
#include <memory>

#include "emit/emitter.h"

/// One function a format; each lives in the file of its name.
namespace jixiao::emit {

std::unique_ptr<Emitter> make_parse_ndjson(Output& output, const Options& options);
std::unique_ptr<Emitter> make_parse_json(Output& output, const Options& options);
std::unique_ptr<Emitter> make_parse_csv(Output& output, const Options& options);

std::unique_ptr<Emitter> make_check_text(Output& output, const Options& options);
std::unique_ptr<Emitter> make_check_concise(Output& output, const Options& options);
std::unique_ptr<Emitter> make_check_json(Output& output, const Options& options);
std::unique_ptr<Emitter> make_check_ndjson(Output& output, const Options& options);
std::unique_ptr<Emitter> make_check_csv(Output& output, const Options& options);
std::unique_ptr<Emitter> make_check_sarif(Output& output, const Options& options);
std::unique_ptr<Emitter> make_check_junit(Output& output, const Options& options);
std::unique_ptr<Emitter> make_check_github(Output& output, const Options& options);
std::unique_ptr<Emitter> make_check_gitlab(Output& output, const Options& options);
std::unique_ptr<Emitter> make_check_rdjson(Output& output, const Options& options);

std::unique_ptr<Emitter> make_repair_text(Output& output, const Options& options);
std::unique_ptr<Emitter> make_report_html(Output& output, const Options& options);

}  // namespace jixiao::emit
