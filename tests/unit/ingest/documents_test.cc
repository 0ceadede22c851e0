// Word, OpenDocument and HTML documents; tables; text copied from Teams.
#include "support/zip_writer.h"
#include "unit/ingest/suite.h"

namespace uxi::ingest::test {
namespace {

using uxi::test::docx_of;
using uxi::test::zip_of;

std::string paragraph(const std::string& text) {
  return "<w:p><w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r></w:p>";
}

std::string odt_of(const std::string& body) {
  return zip_of({{"mimetype", "application/vnd.oasis.opendocument.text"},
                 {"content.xml", "<office:document-content><office:body><office:text>" + body +
                                     "</office:text></office:body></office:document-content>"}});
}

std::string format_and_turns(const std::string& bytes, const std::string& path) {
  const auto result = ingest(bytes, path, {.redact = false});
  if (!result) return to_string(result.error());
  return result->format + '\n' + turns_of(result->transcript);
}

}  // namespace

TEST_CASE("docx: Teams, with text in the same paragraph or in the next") {
  const std::string one =
      paragraph("Claims-Meeting Transcript") + paragraph("Ana Sorel started transcription") +
      "<w:p><w:r><w:t>Ana Sorel</w:t></w:r><w:r><w:t xml:space=\"preserve\">   0:03</w:t></w:r>"
      "<w:r><w:br/><w:t>How so?</w:t></w:r></w:p>"
      "<w:p><w:r><w:t xml:space=\"preserve\">+12*******65   0:03</w:t></w:r><w:r><w:br/>"
      "<w:t>Like so.</w:t><w:br/><w:t>And so.</w:t></w:r></w:p>" +
      paragraph("Ana Sorel   1:00:04") + paragraph("Why?") + paragraph("+12*******65   1:00:05") +
      paragraph("So.") + paragraph("Ana Sorel stopped transcription");
  CHECK(format_and_turns(docx_of(one), "a.docx") ==
        "teams-docx\nS1 00:00:03 How so?\nS2 00:00:03 Like so. And so.\nS1 01:00:04 Why?\n"
        "S2 01:00:05 So.\n");
  CHECK(format_and_turns(docx_of(paragraph("Ana Sorel   0:03") + paragraph("How so?") +
                                 paragraph("+12*******65   0:19") + paragraph("So.") +
                                 paragraph("Ana Sorel   0:22") + paragraph("Why?")),
                         "a.docx") ==
        "teams-docx\nS1 00:00:03 How so?\nS2 00:00:19 So.\nS1 00:00:22 Why?\n");
}

TEST_CASE("docx: tracked changes, fields, tabs, breaks and the second copy") {
  CHECK(format_and_turns(
            docx_of("<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:ins><w:r><w:t>new</w:t></w:r>"
                    "</w:ins><w:del><w:r><w:delText>old</w:delText></w:r></w:del><w:r>"
                    "<w:instrText>PAGE</w:instrText><w:tab/><w:t>a</w:t><w:noBreakHyphen/>"
                    "<w:t>b</w:t></w:r><mc:AlternateContent><mc:Choice><w:r><w:t>c</w:t></w:r>"
                    "</mc:Choice><mc:Fallback><w:r><w:t>c</w:t></w:r></mc:Fallback>"
                    "</mc:AlternateContent></w:p>"),
            "a.docx") == "docx\nS1 - new a-bc\n");
}

TEST_CASE("docx: a table with the speaker in a column") {
  const auto row = [](const std::string& time, const std::string& who, const std::string& what) {
    return "<w:tr><w:tc>" + paragraph(time) + "</w:tc><w:tc>" + paragraph(who) + "</w:tc><w:tc>" +
           what + "</w:tc></w:tr>";
  };
  CHECK(format_and_turns(docx_of("<w:tbl>" + row("Time", "Speaker", paragraph("Words")) +
                                 row("0:03", "Ana", paragraph("How so?")) +
                                 row("0:05", "Jo", paragraph("Like so.") + paragraph("And so.")) +
                                 row("0:09", "Ana", paragraph("Why?")) +
                                 row("0:12", "Jo", paragraph("So.")) + "</w:tbl>"),
                         "a.docx") ==
        "docx\nS1 00:00:03 How so?\nS2 00:00:05 Like so. And so.\nS1 00:00:09 Why?\n"
        "S2 00:00:12 So.\n");
}

TEST_CASE("docx: archives that are none, or mean harm") {
  CHECK(format_and_turns(zip_of({{"word/other.xml", "x"}}), "a.docx") ==
        "a.docx: error: there is no Word document in this archive; open it in Word and save it as "
        ".docx");
  CHECK(format_and_turns(zip_of({{"notes/a.txt", "x"}}), "a.zip") ==
        "a.zip: error: this is a ZIP archive; unpack it, and ingest the transcript in it");
  CHECK(format_and_turns("PK\x03\x04word/", "a.docx").starts_with("a.docx: error:"));
  CHECK(format_and_turns(docx_of("<w:p>"), "a.docx").find("in word/document.xml: ") !=
        std::string::npos);
  CHECK(format_and_turns(zip_of({{"word/document.xml",
                                  "<!DOCTYPE a [<!ENTITY b \"bb\"><!ENTITY c \"&b;&b;\">]><a/>"}}),
                         "a.docx") ==
        "a.docx:1:14: error: in word/document.xml: this XML declares entities, which are not read");
  CHECK(format_and_turns("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "a.docx") ==
        "a.docx: error: this is a Word file with a password; save it without one, and ingest that");
}

TEST_CASE("odt: paragraphs, spaces, notes and tables") {
  CHECK(
      format_and_turns(odt_of("<text:h>Talk</text:h><text:p>Ana: How<text:s text:c=\"2\"/>so?"
                              "<text:note>n</text:note></text:p><text:p>Jo: Like<text:line-break/>"
                              "so.</text:p><text:p>Ana: Why?</text:p><text:p>Jo: So.</text:p>"),
                       "a.odt") == "odt\nS1 - How so?\nS2 - Like so.\nS1 - Why?\nS2 - So.\n");
  CHECK(format_and_turns(odt_of("<text:tracked-changes>gone</text:tracked-changes>"
                                "<text:h>One</text:h><text:p>Only<text:tab/>words.</text:p>"),
                         "a.bin") == "odt\nS1 - One\nS1 - Only words.\n");
  CHECK(format_and_turns(zip_of({{"mimetype", "application/vnd.oasis.opendocument.text"}}),
                         "a.odt") == "a.odt: error: there is no `content.xml` in this archive");
}

TEST_CASE("html: blocks are paragraphs, whatever is closed") {
  CHECK(format_and_turns("<html><head><title>T</title><style>p{}</style></head><body>"
                         "<h2>Talk</h2><P><FONT FACE=\"a>b\">ANA:&#9;How\nso?<BR></FONT></P>"
                         "<p>Jo: Like &lt;so&gt; &mdash; 1 < 2.<p>ANA: Why?<!-- <p>x: y -->"
                         "<p>Jo: So.<script>var a = \"<p>Z: z\";</script></body>",
                         "a.htm") ==
        "html\nS1 - How so?\nS2 - Like <so> \xE2\x80\x94 1 < 2.\nS1 - Why?\nS2 - So.\n");
}

TEST_CASE("html: tables, rows and what never closes") {
  CHECK(format_and_turns("<!doctype html><table><tr><td>Ana<td>How so?<tr><td>Jo</td><td>Like<br>"
                         "so.</td></tr><tr><td>Ana<td>Why?<tr><td>Jo<td>So.</table>",
                         "a.txt") == "html\nS1 - How so?\nS2 - Like so.\nS1 - Why?\nS2 - So.\n");
  CHECK(format_and_turns("<html><style>p { <p>Only words <b", "a.html") ==
        "html\nS1 - p {\nS1 - Only words\n");
  CHECK(format_and_turns("<html>\x93Quoted\x94 caf\xE9</html>", "a.html") ==
        "html\nS1 - \xE2\x80\x9CQuoted\xE2\x80\x9D caf\xC3\xA9\n");
}

TEST_CASE("table: a note-taker's columns") {
  CHECK(format_and_turns("timestamp,speaker,words,tags\n[00:03:43] begins,RA,\"How, so?\",q\n"
                         "00:03:50,JO:,Like &#8212; so.,\n,,And so.,\n00:04:01,RA:,Why?,\n",
                         "a.csv") ==
        "notes-csv\nS1 00:03:43 How, so?\nS2 00:03:50 Like \xE2\x80\x94 "
        "so. And so.\nS1 00:04:01 Why?\n");
  CHECK(format_and_turns("start;end;text\n1.5;2.0;Hi.\n2.0;3.0;So.\n", "a.txt") ==
        "notes-csv\nS1 00:00:01 Hi. So.\n");
  CHECK(format_and_turns("\"Hello, you.\",0.5,1.5\n\"So.\",1.5,2.0\n", "a.csv") ==
        "whisper-csv\nS1 00:00:00 Hello, you. So.\n");
  CHECK(format_and_turns("id,score,What was hard?\n1,5,Finding the page took me long\n"
                         "2,3,Nothing at all was hard for me\n",
                         "a.csv") ==
        "feedback-csv\nS1 - Finding the page took me long\nS1 - Nothing at all was hard for me\n");
  CHECK(
      format_and_turns("a,b\n1,2\n", "a.csv") ==
      "a.csv: error: no column of this table holds what people said; name it `words` in the first "
      "row, and the others `speaker` and `time`");
}

TEST_CASE("teams-text: times, name and words on lines of their own") {
  CHECK(
      format_and_turns("0:0:0.0 --> 0:0:5.320\nAna Sorel\nHow so?\nPlease.\n"
                       "0:0:1.0 --> 0:0:1.500\nJo Brandt\nYeah.\n"
                       "0:0:6.0 --> 0:0:7.0\nAna Sorel\nAh.\n0:0:8.0 --> 0:0:9.0\nJo Brandt\nSo.\n",
                       "a.txt") ==
      "teams-text\nS1 00:00:00 How so? Please.\nS2 00:00:01 Yeah.\n"
      "S1 00:00:06 Ah.\nS2 00:00:08 So.\n");
}

TEST_CASE("plain: a person's own pattern for a speaker's line") {
  const auto result = ingest("<ana> How so?\ngo on\n<jo> Like so.\n", "a.txt",
                             {.speaker_pattern = "^<(\\w+)>", .redact = false});
  REQUIRE(result.has_value());
  CHECK(turns_of(result->transcript) == "S1 - How so? go on\nS2 - Like so.\n");
  const auto timed = ingest("12:01 | ana | How so?\n12:05 | jo | So.\n", "a.txt",
                            {.speaker_pattern = "^([\\d:]+) \\| (\\w+) \\|", .redact = false});
  REQUIRE(timed.has_value());
  CHECK(turns_of(timed->transcript) == "S1 00:12:01 How so?\nS2 00:12:05 So.\n");
  CHECK(!ingest("x", "a.txt", {.speaker_pattern = "("}).has_value());
}

}  // namespace uxi::ingest::test
