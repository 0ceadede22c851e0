// Going through a session turn by turn: where one stands, what is suggested, and every decision
// saved as soon as it is made. The screen and the plain mode of `uxi tag review` both drive this.
#pragma once

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "cli/code_suggester.h"
#include "cli/context.h"
#include "coding/code_line.h"
#include "workspace/tagging.h"

namespace uxi::cli {

class Reviewer {
 public:
  /// Reads the study and the place where one stopped. `all`: interviewers' turns too.
  [[nodiscard]] static Result<Reviewer> open(Context& context,
                                             const workspace::Workspace& workspace,
                                             const std::string& session, bool all);

  [[nodiscard]] std::size_t count() const { return turns_.size(); }
  [[nodiscard]] std::size_t place() const { return place_; }
  [[nodiscard]] bool was_resumed() const { return was_resumed_; }
  [[nodiscard]] bool at_end() const { return place_ >= turns_.size(); }
  [[nodiscard]] const Transcript& transcript() const;
  /// The turn one stands on; there is one where not `at_end`.
  [[nodiscard]] const Turn& turn() const;
  /// The turn before it in the transcript, whoever says it; null at the first.
  [[nodiscard]] const Turn* turn_before() const;
  [[nodiscard]] const Codebook& codebook() const { return codebook_; }
  [[nodiscard]] const std::string& session() const { return session_; }
  [[nodiscard]] const std::vector<TurnSuggestion>& suggestions() const { return suggestions_; }
  /// The coder's highlights of this turn, as lines of codes.
  [[nodiscard]] std::vector<std::string> highlights() const;

  /// Moves, and remembers the place for the next time.
  [[nodiscard]] Result<void> go(std::size_t place);
  /// To the turn of that id; `not_found` where it is not gone through.
  [[nodiscard]] Result<void> go_to_turn(int id);

  // Decisions. Each is saved when it returns, and says what was done.
  [[nodiscard]] Result<std::string> take(std::size_t suggestion);
  /// A line as in `uxi tag edit`; codes may be cut short where only one is meant.
  [[nodiscard]] Result<std::string> tag(coding::CodeLine line);
  /// A memo for the highlight that was made last.
  [[nodiscard]] Result<std::string> memo(const std::string& text);
  [[nodiscard]] Result<std::string> undo();

 private:
  /// One decision, to be taken back: what the highlight was before it; nothing where it was not.
  struct Decision {
    std::string id;
    std::optional<Highlight> before;
    std::size_t place = 0;
  };

  Reviewer(Context& context, const workspace::Workspace& workspace)
      : context_(&context), workspace_(&workspace) {}
  [[nodiscard]] Result<void> look();
  /// The coder's highlights of this turn carry the code.
  [[nodiscard]] bool is_coded(const std::string& code) const;
  [[nodiscard]] Result<std::string> save(Highlight highlight,
                                         const std::set<std::string>& new_codes);
  [[nodiscard]] Result<std::string> code_of(std::string written, std::set<std::string>& new_codes);
  [[nodiscard]] std::string place_path() const;

  Context* context_;
  const workspace::Workspace* workspace_;
  std::string study_;
  std::string session_;
  std::string coder_;
  std::unique_ptr<workspace::StudyData> data_;
  std::unique_ptr<CodeSuggester> suggester_;
  Codebook codebook_;
  std::vector<const Turn*> turns_;
  std::size_t place_ = 0;
  bool was_resumed_ = false;
  std::vector<Highlight> own_;
  std::vector<TurnSuggestion> suggestions_;
  std::vector<Decision> decisions_;
};

}  // namespace uxi::cli
