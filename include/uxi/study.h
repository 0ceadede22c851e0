// study.yaml: the plan of a study (uxi-workspace(5)).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "uxi/diagnostic.h"
#include "uxi/located.h"
#include "uxi/time.h"

namespace uxi {

/// A research question and the decision that hangs on it (practice P1).
struct ResearchQuestion {
  Text id;
  Text text;
  Text decision;
};

/// Something the team believes, and what would show it to be false (P6).
struct Assumption {
  Text id;
  Text text;
  Text wrong_if;
};

enum class Stage { unstated, current, potential, churned, non_user };

/// People of one kind; `target` is how many are wanted (R1, R2).
struct Segment {
  Text id;
  Text who;
  Located<Stage> stage;
  Located<int> target;
  Text guide;  ///< file name, `guide.md` where empty
};

enum class Purpose {
  generative,
  exploratory,
  evaluative,
  contextual,
  continuous,
  jtbd,
  churn,
  usability
};
enum class Structure { structured, semi_structured, unstructured };
enum class Setting { remote, in_person, mixed };

struct Method {
  Located<Purpose> purpose;
  Located<Structure> structure{Structure::semi_structured, {}};
  Located<Setting> setting;
  Located<int> minutes;  ///< of one session; 0 where not stated
};

enum class Approach { codebook, reflexive, framework };
enum class StudyStatus { planned, recruiting, fielding, analysing, done };

struct StudyDates {
  std::optional<Located<Date>> recruit;
  std::optional<Located<Date>> field;
  std::optional<Located<Date>> synthesis;
  std::optional<Located<Date>> report;
};

/// The share of participants with a code that the team called success beforehand (P3).
struct SuccessMetric {
  Located<double> share_of_participants;  ///< 0..1
  Text with_code;
};

struct Team {
  Text moderator;
  Text note_taker;
  std::vector<Text> observers;
  bool account_owner_approves = false;
};

struct Incentive {
  Located<double> amount;
  Text currency;
  Text as;
};

/// How often people are asked for something; confirmations, reminders and thanks do not count.
struct ContactPolicy {
  std::optional<Located<int>> days_apart;  ///< between one request and the next, in any study
  std::optional<Located<int>> at_most;     ///< requests of this study to one person, all told
};

enum class QuoteConsent { no, anonymous, named };
enum class ShareConsent { team, company, everyone };  ///< `everyone` is written `public`

/// What participants of this study are asked to agree to.
struct ConsentPolicy {
  Text form;
  Text record;  ///< required | asked | no
  QuoteConsent quote = QuoteConsent::no;
  ShareConsent share = ShareConsent::team;
  std::optional<Date> keep_until;
};

struct Study {
  std::string name;  ///< of its folder
  Text title;
  Text summary;
  Text public_text;
  Method method;
  Located<Approach> approach;
  bool blind = false;  ///< coders do not see each other's codes
  Text language;       ///< ISO 639-1, of what is said; empty: English
  StudyDates dates;
  std::vector<ResearchQuestion> questions;
  std::vector<Assumption> assumptions;
  std::optional<SuccessMetric> success;
  std::vector<Segment> segments;
  Team team;
  std::optional<Incentive> incentive;
  std::optional<ConsentPolicy> consent;
  ContactPolicy contact;
  bool redact = true;
  Located<StudyStatus> status;
};

/// The words of the file: `semi-structured`, `in-person`, `public`. An unstated stage has none.
[[nodiscard]] std::string_view to_string(Stage stage);
[[nodiscard]] std::string_view to_string(Purpose purpose);
[[nodiscard]] std::string_view to_string(Structure structure);
[[nodiscard]] std::string_view to_string(Setting setting);
[[nodiscard]] std::string_view to_string(Approach approach);
[[nodiscard]] std::string_view to_string(StudyStatus status);
[[nodiscard]] std::string_view to_string(QuoteConsent quote);
[[nodiscard]] std::string_view to_string(ShareConsent share);
/// `team`, `company`, `public`; nothing where it is none of them.
[[nodiscard]] std::optional<ShareConsent> parse_share(std::string_view text);

/// Reads study.yaml. What is wrong goes to `diagnostics` (`study/...`, `yaml/...`); what could be
/// read is in the value. `name` is the folder's.
[[nodiscard]] Study read_study(const SourceFile& source, std::string name,
                               Diagnostics& diagnostics);

/// The segment of that id, or null.
[[nodiscard]] const Segment* find_segment(const Study& study, std::string_view id);

}  // namespace uxi
