// The services, in the order in which they are asked.
#include <array>

#include "ingest/json/service.h"

namespace uxi::ingest {

std::span<const JsonService> json_services() {
  static const std::array<JsonService, 11> kServices = {
      rev_service(),          azure_service(),   aws_service(),     deepgram_service(),
      ibm_service(),          google_service(),  kaldi_service(),   assemblyai_service(),
      speechmatics_service(), whisper_service(), segments_service()};
  return kServices;
}

}  // namespace uxi::ingest
