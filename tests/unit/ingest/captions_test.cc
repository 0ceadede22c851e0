// Captions that are neither WebVTT nor SubRip: SBV, LRC, TTML, Whisper's table.
#include "unit/ingest/suite.h"

namespace uxi::ingest::test {
namespace {

std::string format_of(const std::string& text, const std::string& path) {
  const auto result = ingest(text, path, {.redact = false});
  return result ? result->format : to_string(result.error());
}

}  // namespace

TEST_CASE("sbv: two times and a comma, then words") {
  const std::string text =
      "0:00:01.000,0:00:02.500\none[br]two\n\n0:00:03.000,0:00:02.000\nAna: x\n";
  CHECK(format_of(text, "talk.txt") == "sbv");
  CHECK(cues_of(text, "a.sbv") == "|1000|2500||one\ntwo\n|3000|2000||Ana: x\n");
  CHECK(cues_of("\n0:0:1.500,0:00:02\r\nx\r\n", "a.sbv") == "|1500|2000||x\n");
  const auto broken =
      ingest("0:00:01.000,0:00:02.000\nx\n\n0:00:0y.000,\n\n0:00:03:,0\nz\n", "a.sbv");
  REQUIRE(broken.has_value());
  CHECK(rules_of(*broken) == "ingest/broken-cue@6");
  CHECK(to_string(ingest("x", "a", {.from = "sbv"}).error()) ==
        "a: error: no caption with times was found; a caption starts with a line "
        "`0:01:02.000,0:01:05.000`");
}

TEST_CASE("lrc: stamps, closing stamps, tags and offsets") {
  const std::string text =
      "[ti:Talk]\n[00:01.50]Hello there.\n[00:03.000]\n\n[00:04.00]Hi.\n[00:05.00]\n";
  CHECK(format_of(text, "talk.txt") == "whisper-lrc");
  CHECK(cues_of(text, "a.lrc") == "|1500|3000||Hello there.\n|4000|5000||Hi.\n");
  CHECK(cues_of("[offset:+500]\n[00:02.00][00:01.00]again\n[00:03.00]<00:03.10>one <00:03.5>two\n",
                "a.lrc") == "|500|1500||again\n|1500|2500||again\n|2500|2500||one two\n");
  CHECK(format_of("[00:01] Ana: How?\n[00:02] Jo: So.\n[00:03] Ana: Ah.\n[00:04] Jo: Yes.\n",
                  "talk.txt") == "timed-label-txt");
}

TEST_CASE("ttml: times in every unit, relative to what stands round them") {
  const std::string head =
      "<?xml version=\"1.0\"?>\n<tt xmlns=\"http://www.w3.org/ns/ttml\" "
      "xmlns:ttm=\"http://www.w3.org/ns/ttml#metadata\" ttp:frameRate=\"25\" "
      "ttp:tickRate=\"10000000\"><head><metadata><ttm:agent xml:id=\"a1\" type=\"person\">"
      "<ttm:name type=\"full\">Ana Sorel</ttm:name></ttm:agent></metadata></head><body>";
  const auto cues = [&](const std::string& body) {
    return cues_of(head + body + "</body></tt>", "a.xml");
  };
  CHECK(cues("<div><p begin=\"00:00:01.500\" end=\"00:00:02\">one<br/>two</p>\n"
             "<p begin=\"2.5s\" dur=\"500ms\">x &amp; <span>y</span></p></div>") ==
        "|1500|2000||one\ntwo\n|2500|3000||x & y\n");
  CHECK(cues("<div begin=\"10s\"><p begin=\"00:00:01:05\" end=\"2s\">x</p></div>") ==
        "|11200|12000||x\n");
  CHECK(cues("<div><p begin=\"15000000t\" end=\"50f\">x</p></div>") == "|1500|2000||x\n");
  CHECK(cues("<div><p xml:id=\"p1\"><span begin=\"1s\" end=\"2s\">x</span> "
             "<span begin=\"2s\" end=\"3s\">y</span></p></div>") == "p1|1000|3000||x y\n");
  CHECK(cues("<div><p begin=\"1s\" end=\"2s\" ttm:agent=\"a1\">x</p></div>") ==
        "|1000|2000|Ana Sorel|x\n");
}

TEST_CASE("ttml: broken times and no XML at all") {
  const std::string open = "<tt xmlns=\"http://www.w3.org/ns/ttml\"><body><div>";
  const auto odd =
      ingest(open + "<p begin=\"1s\" end=\"2s\">x</p><p begin=\"soon\">y</p></div></body></tt>",
             "a.ttml", {.redact = false});
  REQUIRE(odd.has_value());
  CHECK(turns_of(odd->transcript) == "S1 00:00:01 x y\n");
  CHECK(rules_of(*odd) == "ingest/odd-time@1");
  CHECK(to_string(ingest(open + "<p begin='1s'>x", "a.ttml").error()).starts_with("a.ttml:1:"));
  CHECK(to_string(ingest("<!DOCTYPE tt [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>" + open +
                             "<p>&a;</p></div></body></tt>",
                         "a.ttml")
                      .error()) ==
        "a.ttml:1:15: error: this XML declares entities, which are not read");
}

TEST_CASE("whisper-tsv: whole milliseconds, quotation marks are words") {
  CHECK(cues_of("start\tend\ttext\n43810\t47850\t\"Hello\" she said\n48350\t54570\tSo\tso.\n",
                "a.tsv") == "|43810|47850||\"Hello\" she said\n|48350|54570||So\tso.\n");
  CHECK(cues_of("start\tend\tspeaker\ttext\n0.5\t1.0\tAna\tHi.\n", "a.txt") ==
        "|500|1000|Ana|Hi.\n");
  CHECK(format_of("start\tend\ttext\n0\t1000\tHi.\n", "a.txt") == "whisper-tsv");
  const auto odd =
      ingest("start\tend\ttext\n0\t1000\tHi.\nmore words\n", "a.tsv", {.redact = false});
  REQUIRE(odd.has_value());
  CHECK(turns_of(odd->transcript) == "S1 00:00:00 Hi. more words\n");
  CHECK(rules_of(*odd) == "ingest/broken-cue@3");
}

}  // namespace uxi::ingest::test
