#include "analysis/code_history.h"

#include <map>
#include <set>
#include <string>

namespace uxi::analysis {
namespace {

/// `pain/billing/double` is at or below itself, `pain/billing` and `pain`.
std::vector<std::string> with_those_above(std::string code) {
  std::vector<std::string> out{code};
  for (std::size_t slash = code.rfind('/'); slash != std::string::npos; slash = code.rfind('/')) {
    code.resize(slash);
    out.push_back(code);
  }
  return out;
}

}  // namespace

std::vector<CodeHistory> code_histories(const std::vector<CodedInterview>& interviews) {
  std::map<std::string, CodeHistory> given;
  std::map<std::string, std::size_t> grew;
  for (std::size_t i = 0; i < interviews.size(); ++i) {
    const auto grow = [&](const std::string& code) {
      for (const std::string& above : with_those_above(code)) grew[above] = i + 1;
    };
    for (const std::string& code :
         std::set<std::string>(interviews[i].codes.begin(), interviews[i].codes.end())) {
      CodeHistory& history = given[code];
      if (history.interviews++ == 0) {
        history.first_at = i + 1;
        grow(code);
      }
    }
    for (const std::string& code : interviews[i].memos) grow(code);
  }
  std::vector<CodeHistory> out;
  for (auto& [code, history] : given) {
    history.code = code;
    history.grew_at = grew[code];
    out.push_back(std::move(history));
  }
  return out;
}

}  // namespace uxi::analysis
