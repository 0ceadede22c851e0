#include "cli/report_template.h"

#include "io/path.h"
#include "report/template_values.h"
#include "text/strings.h"

namespace uxi::cli {
namespace {

constexpr std::string_view kEndings[] = {"md", "html", "csv", "tex", "txt"};

std::string path_of(std::string_view name, std::string_view ending) {
  return "templates/reports/" + std::string(name) + "." + std::string(ending);
}

}  // namespace

std::vector<std::string> template_paths(std::string_view name) {
  std::vector<std::string> paths{path_of(name, "md")};
  for (const std::string_view ending : kEndings)
    paths.push_back(path_of(name, std::string(ending) + ".mustache"));
  return paths;
}

Result<ReportTemplate> find_template(const workspace::Workspace& workspace, std::string_view name,
                                     std::string_view format) {
  if (name.find('/') != std::string_view::npos || name.starts_with('.')) {
    return fail(ErrorKind::usage, "`--template` takes the name of a file in templates/reports/",
                "`weekly` is templates/reports/weekly.md");
  }
  std::string ending(format);
  if (format == "docx") ending = "md";
  if (format == "pdf") ending = "html";
  const std::string filled = path_of(name, ending + ".mustache");
  if (report::template_form(ending)) {
    UXI_TRY(auto source, workspace.read_if_there(filled));
    if (source) return ReportTemplate{*std::move(source), ending};
  }
  UXI_TRY(auto source, workspace.read_if_there(path_of(name, "md")));
  if (source) return ReportTemplate{*std::move(source), ""};
  return fail(ErrorKind::not_found, "there is no template `" + std::string(name) + "`",
              "looked for " + path_of(name, "md") + " and " + filled);
}

Result<std::string> fill_template(const ReportTemplate& source, const report::ReportInput& input,
                                  std::string& left_out) {
  const auto form = report::template_form(source.ending);
  UXI_CHECK(form.has_value());
  report::TemplateValues values = report::template_values(input, *form);
  left_out = std::move(values.left_out);
  auto text = format::fill(source.source.text(), values.values, format::FillEscape::none);
  if (!text) {
    Error error = std::move(text).error();
    error.path = source.source.path();
    return tl::make_unexpected(std::move(error));
  }
  return text;
}

}  // namespace uxi::cli
