#include "compiler/html.h"

#include <catch2/catch_test_macros.hpp>
#include <vector>

#include "story/changes.h"
#include "support.h"

namespace faultline {
namespace {

struct Story {
  CompileResult result;
  Dataset data;

  explicit Story(CompileResult compiled) : result(std::move(compiled)) {
    INFO(result.diagnostics.text());
    REQUIRE(result.ok());
    REQUIRE(Dataset::load(result.pack, data) == PackError::None);
  }
};

Story realStory() {
  return Story(compileFolder({.story = "assets/stories/eastern-front",
                              .atlas = "assets/atlas/world.flatlas",
                              .font400 = FAULTLINE_TEST_FONT_400,
                              .font600 = FAULTLINE_TEST_FONT_600}));
}

size_t countOf(std::string_view text, std::string_view needle) {
  size_t count = 0;
  for (size_t at = text.find(needle); at != std::string_view::npos; at = text.find(needle, at + 1)) ++count;
  return count;
}

std::string escaped(std::string_view text) {
  std::string out;
  appendEscaped(out, text);
  return out;
}

std::string written(std::string_view text) {
  HtmlWriter html;
  html.text(text);
  return html.take();
}

// Every tag is closed in its turn; the first that is not, or "".
std::string misnested(std::string_view html) {
  std::vector<std::string> open;
  for (size_t at = html.find('<'); at != std::string_view::npos; at = html.find('<', at + 1)) {
    const size_t end = html.find_first_of(" >", at);
    const bool closes = html[at + 1] == '/';
    const std::string tag(html.substr(at + (closes ? 2 : 1), end - at - (closes ? 2 : 1)));
    if (tag == "br") continue;
    if (!closes) open.push_back(tag);
    if (!closes) continue;
    if (open.empty() || open.back() != tag) return tag + " at " + std::to_string(at);
    open.pop_back();
  }
  return open.empty() ? "" : open.back() + " is never closed";
}

TEST_CASE("the small story as HTML") {
  const Story small(test::compileSmall("good"));
  test::checkSnapshot("tests/compiler/good/story.html", storyHtml(small.data));
}

TEST_CASE("the real story as HTML leaves nothing out") {
  const Story real = realStory();
  const Dataset& data = real.data;
  const std::string html = storyHtml(data);
  test::checkSnapshot("tests/compiler/eastern-front.html", html);
  CHECK(misnested(html).empty());
  CHECK(countOf(html, "class=\"faultline-beat") == data.beats.size());
  CHECK(countOf(html, "data-source=") == data.sources.size());
  CHECK(countOf(html, "data-mark=\"link:") == data.links.size());
  CHECK(countOf(html, "data-mark=\"front:") == data.fronts.size());
  CHECK(countOf(html, "data-mark=\"area:") == data.areas.size());
  CHECK(countOf(html, "data-mark=\"event:") == data.events.size());
  for (uint32_t i = 0; i < data.beats.size(); ++i) {
    INFO(data.text(data.beats[i].id));
    CHECK(html.find("<h2>" + escaped(data.text(data.beats[i].title)) + "</h2>") != std::string::npos);
    for (const std::string& sentence : whatChanged(data, i))
      CHECK(html.find("<li>" + escaped(sentence) + "</li>") != std::string::npos);
  }
  size_t numbers = 0;
  for (size_t at = html.find("href=\"#"); at != std::string::npos; at = html.find("href=\"#", at + 1), ++numbers) {
    const std::string id = html.substr(at + 7, html.find('"', at + 7) - at - 7);
    INFO(id);
    CHECK(countOf(html, "<li class=\"claim\" id=\"" + id + "\"") == 1);
  }
  CHECK(numbers >= 50);
  for (const format::Claim& claim : data.claims) {
    INFO(data.text(claim.id));
    CHECK(html.find(escaped(data.text(claim.text))) != std::string::npos);
    CHECK(html.find(escaped(data.text(claim.check))) != std::string::npos);
  }
  for (const format::Link& link : data.links) {
    INFO(data.text(link.id));
    CHECK(html.find(escaped(data.text(link.accuser))) != std::string::npos);
    CHECK(html.find(escaped(data.text(link.denial))) != std::string::npos);
  }
  for (const format::Keyframe& keyframe : data.keyframes)
    CHECK(html.find(escaped(data.text(keyframe.note))) != std::string::npos);
}

TEST_CASE("later matter and added context say so in words, each time") {
  const Story real = realStory();
  const Dataset& data = real.data;
  size_t after = 0, added = 0;
  for (const format::Beat& beat : data.beats) {
    after += beat.after;
    for (const uint32_t claim : data.list(beat.claims)) after += data.claims[claim].after;
  }
  const auto count = [&](const auto& records) {
    for (const auto& record : records) {
      after += record.after;
      added += record.added;
    }
  };
  count(data.links);
  count(data.fronts);
  count(data.areas);
  count(data.events);
  count(data.places);
  for (const format::Actor& actor : data.actors) {
    const bool group = actor.members.count > 0 && actor.kind != ActorKind::Group;
    if (group) after += actor.after, added += actor.added;
  }
  const std::string html = storyHtml(data);
  CHECK(after > 0);
  CHECK(added > 0);
  CHECK(countOf(html, "<p class=\"origin after\">After the essay") == after);
  CHECK(countOf(html, "<p class=\"origin added\">Added context") == added);
}

TEST_CASE("what an author writes stays text") {
  CHECK(escaped("<script>alert(\"1\")</script> & more") ==
        "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; more");
  CHECK(escaped(std::string("a\0b\x1b\x7f", 5)) == "ab");
  CHECK(written("one\ntwo & three") == "one<br>two &amp; three");
  CHECK(written("").empty());
  HtmlWriter html;
  html.open("p", {{"title", "\"><img src=x>"}, {"hidden", ""}, {"", "left out"}});
  CHECK(html.take() == "<p title=\"&quot;&gt;&lt;img src=x&gt;\" hidden>");
}

TEST_CASE("an address is a link where it leads somewhere, and never to a script") {
  CHECK(hrefOf("tass.com/world/1735101") == "https://tass.com/world/1735101");
  CHECK(hrefOf("https://example.org") == "https://example.org");
  CHECK(hrefOf("http://example.org/a?b=c&d#e") == "http://example.org/a?b=c&d#e");
  for (const char* plain : {"", "Reuters 17 Jan 2024", "kcna.kp", "example.org/", "APP/UrduPoint 1786768", "a..b/c",
                            ".org/a", "javascript:alert(1)//a.b/c", "https:///a", "data:text/html,x", "x.y/\"onclick"})
    CHECK(hrefOf(plain).empty());
  HtmlWriter html;
  writeAddress(html, "tass.com/world/1; KUNA <7>");
  CHECK(html.take() ==
        "<a href=\"https://tass.com/world/1\" target=\"_blank\" rel=\"noopener noreferrer\">tass.com/world/1</a>; "
        "KUNA &lt;7&gt;");
}

TEST_CASE("paragraphs part at empty lines") {
  HtmlWriter html;
  writeParagraphs(html, "\none\nmore\n\n\ntwo\n\n");
  CHECK(html.take() == "<p>one<br>more</p><p>two</p>");
}

TEST_CASE("a claim names the marks that lead to it on the map, and no others") {
  const Story real = realStory();
  const Dataset& data = real.data;
  const auto idOf = [&](const format::ClaimMark& mark) {
    return mark.kind == MarkKind::Front  ? "front:" + std::string(data.text(data.fronts[mark.index].id))
           : mark.kind == MarkKind::Link ? "link:" + std::string(data.text(data.links[mark.index].id))
                                         : "area:" + std::string(data.text(data.areas[mark.index].id));
  };
  REQUIRE(data.claimMarks.size() > data.links.size() / 2);
  for (uint32_t i = 0; i < data.claims.size(); ++i) {
    const std::string marks = " " + marksOf(data, i) + " ";
    INFO(data.text(data.claims[i].id) << ": " << marks);
    size_t about = 0;
    for (const format::ClaimMark& mark : data.claimMarks) {
      if (mark.claim != i) continue;
      ++about;
      CHECK(marks.find(" " + idOf(mark) + " ") != std::string::npos);
    }
    CHECK(countOf(marks, "link:") + countOf(marks, "front:") + countOf(marks, "area:") == about);
    CHECK(countOf(marks, "place:") == data.claims[i].places.count);
  }
}

TEST_CASE("a time says no more than is known") {
  const auto dated = [](std::string_view words) {
    HtmlWriter html;
    writeDate(html, 19100, words);
    return html.take();
  };
  CHECK(dated("") == "<time datetime=\"2022-04-18\">18 April 2022</time>");
  CHECK(dated("early April 2022") == "<time datetime=\"2022-04\">early April 2022</time>");
  CHECK(dated("6\u201312 September 2022") == "<time datetime=\"2022-09\">6\u201312 September 2022</time>");
  CHECK(dated("autumn 2023") == "<time datetime=\"2023\">autumn 2023</time>");
  CHECK(dated("2014") == "<time datetime=\"2014\">2014</time>");
  CHECK(dated("1979 or 1980") == "1979 or 1980");
  CHECK(dated("label in use since June 2022") == "label in use since June 2022");
}

}  // namespace
}  // namespace faultline
