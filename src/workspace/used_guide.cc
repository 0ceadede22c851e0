#include "workspace/used_guide.h"

#include "speech/read_guide.h"
#include "uxi/hash.h"

namespace uxi::workspace {

std::string guide_file_of(const StudyData& data, const std::string& session) {
  const Session* record = data.session(session);
  if (record != nullptr && record->guide_file && !record->guide_file->empty()) {
    return *record->guide_file;
  }
  const Segment* segment = find_segment(data.study.value, data.segment_of(session));
  if (segment != nullptr && !segment->guide.value.empty()) return segment->guide.value;
  return "guide.md";
}

Result<std::optional<ReadGuide>> read_used_guide(const Workspace& workspace, const StudyData& data,
                                                 const std::string& session) {
  const Session* record = data.session(session);
  std::optional<SourceFile> source;
  std::string version = "not recorded";
  if (record != nullptr && record->guide_used) {
    UXI_TRY(source, workspace.read_if_there(data.folder + "/" + *record->guide_used));
    if (source) version = "as used";
  }
  if (!source) {
    UXI_TRY(source, workspace.read_if_there(data.folder + "/" + guide_file_of(data, session)));
    if (source && record != nullptr && record->guide_version) {
      version =
          content_hash(source->text()) == *record->guide_version ? "unchanged" : "changed since";
    }
  }
  if (!source) return std::optional<ReadGuide>();
  Diagnostics ignored;  // what is wrong in a guide is for `guide lint`
  UXI_TRY(Guide guide, speech::read_guide(*source, ignored));
  return std::optional<ReadGuide>({*std::move(source), std::move(guide), std::move(version)});
}

}  // namespace uxi::workspace
