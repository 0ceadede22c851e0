// JSON of transcription services: who says what when, by each one's own fields.
#include "unit/ingest/suite.h"

namespace uxi::ingest::test {
namespace {

struct Row {
  std::string what;
  std::string json;
  std::string turns;  ///< with labels for letters
};

/// `label time words` a line.
std::string said(const std::string& json) {
  const auto cues = read_cues(json, "talk.json");
  if (!cues) return to_string(cues.error());
  std::string out;
  for (const Cue& cue : *cues) {
    out += cue.speaker + '|' + (cue.start ? std::to_string(cue.start->value) : "-") + '|' +
           (cue.end ? std::to_string(cue.end->value) : "-") + '|' + cue.text + '\n';
  }
  return out;
}

void check_rows(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    CAPTURE(row.what);
    CHECK(said(row.json) == row.turns);
  }
}

}  // namespace

TEST_CASE("json: Azure, lists of words, names beside ids, a value a line") {
  check_rows({
      {"recognizedPhrases",
       R"({"recognizedPhrases":[{"channel":0,"speaker":1,"offsetInTicks":5000000,
        "durationInTicks":10000000,"nBest":[{"display":"Hi there."},{"display":"High."}]},
        {"speaker":2,"offsetInTicks":2e7,"nBest":[{"display":"Hello."}]}]})",
       "Speaker 1|500|1500|Hi there.\nSpeaker 2|2000|-|Hello.\n"},
      {"phrases",
       R"({"phrases":[{"speaker":1,"offsetMilliseconds":40,"durationMilliseconds":60,"text":"Hi."}]})",
       "Speaker 1|40|100|Hi.\n"},
      {"words of participants",
       R"([{"participant":{"name":"Ana"},"words":[{"text":"Hi","start_timestamp":{"relative":1.5},
        "end_timestamp":{"relative":1.75}},{"text":"there.","start_timestamp":{"relative":1.75},
        "end_timestamp":{"relative":2}}]}])",
       "Ana|1500|2000|Hi there.\n"},
      {"ids and names",
       R"({"speakers":[{"id":"s1","name":"Ana"}],"segments":[
        {"speakerId":"s1","startTime":2,"text":"Hi."},{"speakerId":"s2","startTime":3,"text":"So."}]})",
       "Ana|2000|-|Hi.\ns2|3000|-|So.\n"},
      {"speakers that are objects",
       R"({"segments":[{"start":0,"end":1,"text":"Hi.","speaker":{"name":"Ana"}}]})",
       "Ana|0|1000|Hi.\n"},
      {"a value a line",
       "{\"speaker\":\"Ana\",\"text\":\"Hi.\",\"start\":1}\n{\"speaker\":\"Jo\",\"text\":\"So.\","
       "\"start\":2}\n",
       "Ana|1000|-|Hi.\nJo|2000|-|So.\n"},
  });
}

TEST_CASE("json: Whisper, WhisperX and whisper.cpp") {
  check_rows({
      {"segments", R"({"text":" Hi. So.","segments":[{"id":0,"start":0.5,"end":1.25,"text":" Hi."},
        {"id":1,"start":1.25,"end":2,"text":" So.","tokens":[1,2]}],"language":"en"})",
       "|500|1250|Hi.\n|1250|2000|So.\n"},
      {"speakers, one not sure",
       R"({"segments":[{"start":0,"end":1,"text":" Hi.","speaker":"SPEAKER_00"},
        {"start":1,"end":2,"text":" Hm."},{"start":2,"end":3,"text":"So.","speaker":"SPEAKER_01"}]})",
       "SPEAKER_00|0|1000|Hi.\n|1000|2000|Hm.\nSPEAKER_01|2000|3000|So.\n"},
      {"offsets", R"({"transcription":[{"timestamps":{"from":"00:00:00,000"},
        "offsets":{"from":40,"to":1200},"text":" Hi."}]})",
       "|40|1200|Hi.\n"},
      {"a list alone", R"([{"start":0.0,"end":1.0,"text":"Hi.","words":[]}])", "|0|1000|Hi.\n"},
      {"text only", R"({"text":"All of it.","segments":[]})", "|-|-|All of it.\n"},
  });
}

TEST_CASE("json: AWS Transcribe") {
  check_rows({
      {"speakers by time, punctuation without times",
       R"({"jobName":"x","results":{"transcripts":[{"transcript":"Hi, you. So."}],
        "speaker_labels":{"segments":[{"start_time":"0.0","end_time":"1.0","speaker_label":"spk_0",
        "items":[{"start_time":"0.0","end_time":"0.4","speaker_label":"spk_0"}]},
        {"start_time":"1.0","end_time":"2.0","speaker_label":"spk_1","items":[]}]},
        "items":[{"type":"pronunciation","start_time":"0.0","end_time":"0.4","alternatives":[{"content":"Hi"}]},
        {"type":"punctuation","alternatives":[{"content":","}]},
        {"type":"pronunciation","start_time":"0.5","end_time":"0.9","alternatives":[{"content":"you"}]},
        {"type":"punctuation","alternatives":[{"content":"."}]},
        {"type":"pronunciation","start_time":"1.1","end_time":"1.4","alternatives":[{"content":"So"}]},
        {"type":"punctuation","alternatives":[{"content":"."}]}]}})",
       "spk_0|0|900|Hi, you.\nspk_1|1100|1400|So.\n"},
      {"speakers on items", R"({"results":{"items":[
        {"type":"pronunciation","start_time":"0.0","end_time":"0.4","speaker_label":"spk_0","alternatives":[{"content":"Hi"}]},
        {"type":"pronunciation","start_time":"0.5","end_time":"0.9","speaker_label":"spk_1","alternatives":[{"content":"So"}]}]}})",
       "spk_0|0|400|Hi\nspk_1|500|900|So\n"},
      {"a channel a person",
       R"({"results":{"channel_labels":{"channels":[
        {"channel_label":"ch_0","items":[{"type":"pronunciation","start_time":"2.0","end_time":"2.4","alternatives":[{"content":"Late"}]}]},
        {"channel_label":"ch_1","items":[{"type":"pronunciation","start_time":"0.5","end_time":"0.9","alternatives":[{"content":"Soon"}]}]}]},
        "items":[{"type":"pronunciation","alternatives":[{"content":"Soon"}]}]}})",
       "ch_1|500|900|Soon\nch_0|2000|2400|Late\n"},
      {"no items", R"({"results":{"transcripts":[{"transcript":"All of it."}],"items":[]}})",
       "|-|-|All of it.\n"},
      {"call analytics", R"({"Transcript":[{"ParticipantRole":"AGENT","BeginOffsetMillis":10,
        "EndOffsetMillis":20,"Content":"Hi."}]})",
       "AGENT|10|20|Hi.\n"},
  });
}

TEST_CASE("json: Deepgram") {
  check_rows({
      {"words", R"({"metadata":{},"results":{"channels":[{"alternatives":[{"transcript":"hi you",
        "words":[{"word":"hi","start":0.1,"end":0.4,"speaker":0,"punctuated_word":"Hi."},
        {"word":"you","start":0.5,"end":0.9,"speaker":1,"punctuated_word":"You?"}]}]}]}})",
       "Speaker 0|100|400|Hi.\nSpeaker 1|500|900|You?\n"},
      {"two channels", R"({"results":{"channels":[
        {"alternatives":[{"words":[{"word":"late","start":3,"end":4}]}]},
        {"alternatives":[{"words":[{"word":"soon","start":1,"end":2}]}]}]}})",
       "Channel 2|1000|2000|soon\nChannel 1|3000|4000|late\n"},
      {"utterances only",
       R"({"results":{"utterances":[{"start":0,"end":1,"transcript":"Hi.","speaker":0}]}})",
       "Speaker 0|0|1000|Hi.\n"},
      {"transcript only",
       R"({"results":{"channels":[{"alternatives":[{"transcript":"Hi there."}]}]}})",
       "|-|-|Hi there.\n"},
  });
}

TEST_CASE("json: AssemblyAI counts in milliseconds") {
  check_rows({
      {"utterances", R"({"id":"x","text":"Hi. So.","words":[],"audio_url":"u","utterances":[
        {"speaker":"A","start":250,"end":900,"text":"Hi.","confidence":1},
        {"speaker":"B","start":1000,"end":1500,"text":"So."}]})",
       "Speaker A|250|900|Hi.\nSpeaker B|1000|1500|So.\n"},
      {"words only", R"({"audio_url":"u","text":"Hi so","utterances":null,"words":[
        {"text":"Hi","start":250,"end":400,"confidence":1,"speaker":null},
        {"text":"so","start":500,"end":700,"confidence":1,"speaker":null}]})",
       "|250|700|Hi so\n"},
      {"text only", R"({"audio_url":"u","text":"Hi so","utterances":null,"words":null})",
       "|-|-|Hi so\n"},
  });
}

TEST_CASE("json: Rev puts elements together as they are") {
  check_rows({
      {"numbers for speakers", R"({"monologues":[{"speaker":0,"elements":[
        {"type":"text","value":"The","ts":1.02,"end_ts":1.2},{"type":"punct","value":" "},
        {"type":"text","value":"end","ts":1.3,"end_ts":1.5},{"type":"punct","value":"."}]},
        {"speaker":1,"elements":[{"type":"text","value":"Yes"},{"type":"punct","value":", "},
        {"type":"text","value":"so"}]}]})",
       "Speaker 0|1020|1500|The end.\nSpeaker 1|-|-|Yes, so\n"},
      {"a table of names", R"({"speakers":[{"id":0,"name":"Ana"}],"monologues":[{"speaker":0,
        "elements":[{"type":"text","value":"Hi","ts":1,"end_ts":2}]}]})",
       "Ana|1000|2000|Hi\n"},
      {"names in the monologue", R"({"monologues":[{"speaker":{"id":"x","name":"Jo"},"elements":[
        {"type":"text","value":"Hi","timestamp":"00:00:01"}]}]})",
       "Jo|-|-|Hi\n"},
  });
}

TEST_CASE("json: Google repeats every word, with its speaker, in the last result") {
  check_rows({
      {"repeats", R"({"results":[{"alternatives":[{"transcript":"Hi so","words":[
        {"startTime":{"seconds":"1","nanos":500000000},"endTime":{"seconds":"2"},"word":"Hi"},
        {"startTime":{"seconds":"2"},"endTime":{"seconds":"3"},"word":"so"}]}]},
        {"alternatives":[{"words":[
        {"startTime":{"seconds":"1","nanos":500000000},"endTime":{"seconds":"2"},"word":"Hi","speakerTag":1},
        {"startTime":{"seconds":"2"},"endTime":{"seconds":"3"},"word":"so","speakerTag":2}]}]}]})",
       "Speaker 1|1500|2000|Hi\nSpeaker 2|2000|3000|so\n"},
      {"version 2 tags every result", R"({"results":[
        {"alternatives":[{"transcript":"a b c","words":[{"startOffset":"0.100s","endOffset":"0.400s","word":"Hi.","speakerLabel":"1"},
        {"startOffset":"0.500s","endOffset":"0.700s","word":"So.","speakerLabel":"1"}]}]},
        {"alternatives":[{"words":[{"startOffset":"1s","endOffset":"1.5s","word":"Yes.","speakerLabel":"2"}]}]}]})",
       "Speaker 1|100|400|Hi.\nSpeaker 1|500|700|So.\nSpeaker 2|1000|1500|Yes.\n"},
      {"no words",
       R"({"response":{"results":[{"alternatives":[{"transcript":"Hi so","confidence":1}],"resultEndTime":"2.5s"}]}})",
       "|-|2500|Hi so\n"},
  });
}

TEST_CASE("json: IBM Watson, BBC Kaldi and Speechmatics hold words and speakers apart") {
  check_rows({
      {"ibm", R"({"result_index":0,"results":[{"final":true,"alternatives":[{"transcript":"hi so ",
        "timestamps":[["hi",0.1,0.4],["so",1.1,1.4]]}]}],
        "speaker_labels":[{"from":0.1,"to":0.4,"speaker":0},{"from":1.1,"to":1.4,"speaker":2}]})",
       "Speaker 0|100|400|hi\nSpeaker 2|1100|1400|so\n"},
      {"ibm, of a job", R"({"status":"completed","results":[{"results":[{"alternatives":[
        {"transcript":"hi ","timestamps":[["hi",0.1,0.4]]}]}]}]})",
       "|100|400|hi\n"},
      {"kaldi", R"({"retval":{"words":[{"start":0.1,"end":0.4,"word":"hi","punct":"Hi."},
        {"start":2.1,"end":2.4,"word":"so","punct":"So."}],"segmentation":{"segments":[
        {"start":0,"duration":1,"speaker":{"@id":"S0"}},{"start":2,"duration":1,"speaker":{"@id":"S1"}}]}}})",
       "S0|100|400|Hi.\nS1|2100|2400|So.\n"},
      {"speechmatics 2", R"({"format":"2.9","results":[
        {"type":"word","start_time":0.1,"end_time":0.4,"alternatives":[{"content":"Hi","speaker":"S1"}]},
        {"type":"punctuation","start_time":0.4,"end_time":0.4,"attaches_to":"previous","alternatives":[{"content":".","speaker":"S1"}]},
        {"type":"word","start_time":1.0,"end_time":1.4,"alternatives":[{"content":"So","speaker":"UU"}]}]})",
       "S1|100|400|Hi.\n|1000|1400|So\n"},
      {"speechmatics 1", R"({"speakers":[{"name":"F4","time":"0.0","duration":"1.0"}],
        "words":[{"name":"Hi","time":"0.1","duration":"0.3"},{"name":".","time":"0.4","duration":"0.0"}]})",
       "F4|100|400|Hi.\n"},
  });
}

TEST_CASE("json: any list of stretches with words, speakers and times") {
  check_rows({
      {"sentences",
       R"({"sentences":[{"speaker_name":"Ana","start_time":1.5,"end_time":2,"text":"Hi."}]})",
       "Ana|1500|2000|Hi.\n"},
      {"milliseconds",
       R"({"utterances":[{"speaker":1,"start":100000,"end":200000,"transcript":"Hi."}]})",
       "Speaker 1|100000|200000|Hi.\n"},
      {"a list alone", R"([{"speaker":"Jo","text":"Hi."},{"speaker":"Al","text":"So."}])",
       "Jo|-|-|Hi.\nAl|-|-|So.\n"},
  });
}

TEST_CASE("json: what is no transcript, and what is broken") {
  CHECK(said(R"({"a":1})") ==
        "talk.json: error: this is JSON, but not of a transcription service that is known; export "
        "WebVTT, SubRip or text from the tool that made it");
  CHECK(said("{\"segments\": [{\"start\": 0,").starts_with("talk.json:1:"));
  CHECK(said(R"({"segments":[{"start":"x","end":[],"text":5,"speaker":{}}]})") == "");
  CHECK(said(R"({"results":{"items":[{"type":1,"alternatives":[]}]}})") == "");
  CHECK(said(R"({"segments":[{"start":-1,"end":1e300,"text":"Hi."}]})") == "|0|0|Hi.\n");
}

}  // namespace uxi::ingest::test
