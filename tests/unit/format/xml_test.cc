// XML: a walk over tags and words, and what is refused.
#include "format/xml.h"

#include <doctest/doctest.h>

namespace uxi::format::xml::test {

/// `<a x=1>words</a>` as the walk saw it.
std::string walked(std::string_view text) {
  std::string out;
  const auto result =
      walk(text, {.open =
                      [&](const Tag& tag) {
                        out += '<' + std::string(tag.name);
                        for (const auto& [name, value] : tag.attributes) {
                          out += ' ' + std::string(name) + '=' + std::string(value);
                        }
                        out += '>';
                        return tag.name != "skip";
                      },
                  .close = [&](std::string_view name) { out += "</" + std::string(name) + '>'; },
                  .words = [&](std::string_view words) { out += words; }});
  if (result) return out;
  Error error = result.error();
  error.path = "a.xml";
  return to_string(error);
}

TEST_CASE("xml: tags, attributes and words in order") {
  CHECK(walked("<?xml version='1.0'?><!DOCTYPE a><a x='1'>b<c/> &amp; <d>e</d><!-- f -->\n</a>") ==
        "<a x=1>b<c></c> & <d>e</d>\n</a>");
  CHECK(walked("<a><skip>b<c/></skip><d/></a>") == "<a><skip><d></d></a>");
  CHECK(walked("<a><![CDATA[1 < 2]]></a>") == "<a>1 < 2</a>");
  CHECK(walked("\xFF\xFE<\0a\0/\0>\0").starts_with("a.xml"));
}

TEST_CASE("xml: attributes are found behind their prefix") {
  const Tag tag{.name = "w:p", .attributes = {{"w:val", "1"}, {"id", "2"}}};
  CHECK(tag.attribute("val") == "1");
  CHECK(tag.attribute("w:val") == "1");
  CHECK(tag.attribute("id") == "2");
  CHECK(tag.attribute("none").empty());
  CHECK(local_name("w:p") == "p");
}

TEST_CASE("xml: what is refused says where") {
  CHECK(walked("<a>\n <b></a>").starts_with("a.xml:2:"));
  CHECK(walked("<!DOCTYPE a [\n<!ENTITY b \"c\">]><a>&b;</a>") ==
        "a.xml:2:1: error: this XML declares entities, which are not read");
  std::string deep;
  for (int i = 0; i < 600; ++i) deep += "<a>";
  for (int i = 0; i < 600; ++i) deep += "</a>";
  CHECK(walked(deep) == "a.xml: error: this XML is nested deeper than 500 levels");
  std::string many = "<a>";
  for (std::size_t i = 0; i < kMaxTags; ++i) many += "<b/>";
  CHECK(walked(many + "</a>") == "a.xml: error: more than 2000000 tags in this XML");
}

}  // namespace uxi::format::xml::test
