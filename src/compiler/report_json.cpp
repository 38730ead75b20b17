#include "compiler/report.h"
#include "compiler/words.h"

#define RAPIDJSON_ASSERT_THROWS 0
#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>

namespace faultline {
namespace {

class Json {
 public:
  Json() : writer(buffer) { writer.SetIndent(' ', 2); }

  std::string text() const { return std::string(buffer.GetString(), buffer.GetSize()) + "\n"; }

  void key(std::string_view name) { writer.Key(name.data(), size(name)); }
  void value(std::string_view text) { writer.String(text.data(), size(text)); }
  void field(std::string_view name, std::string_view text) {
    key(name);
    value(text);
  }
  void field(std::string_view name, uint64_t number) {
    key(name);
    writer.Uint64(number);
  }
  void flag(std::string_view name, bool on) {
    key(name);
    writer.Bool(on);
  }
  // To a tenth: what a schematic line has no finer.
  void tenth(std::string_view name, double number) {
    key(name);
    writer.Double(static_cast<double>(static_cast<int64_t>(number * 10 + 0.5)) / 10);
  }
  template <class Items, class Write>
  void list(std::string_view name, const Items& items, Write write) {
    key(name);
    writer.StartArray();
    for (const auto& item : items) {
      writer.StartObject();
      write(item);
      writer.EndObject();
    }
    writer.EndArray();
  }
  void open() { writer.StartObject(); }
  void close() { writer.EndObject(); }

 private:
  static rapidjson::SizeType size(std::string_view text) { return static_cast<rapidjson::SizeType>(text.size()); }

  rapidjson::StringBuffer buffer;
  rapidjson::PrettyWriter<rapidjson::StringBuffer> writer;
};

void writeSources(Json& json, const std::vector<CitedSource>& sources) {
  json.list("sources", sources, [&](const CitedSource& source) {
    json.field("id", source.id);
    json.field("grade", word(source.grade));
  });
}

void writeMarks(Json& json, std::string_view name, const std::vector<ReportMark>& marks) {
  json.list(name, marks, [&](const ReportMark& mark) {
    json.field("kind", mark.kind);
    json.field("id", mark.id);
    json.field("detail", mark.detail);
    writeSources(json, mark.sources);
  });
}

void writeReport(Json& json, const EditorReport& report) {
  json.key("report");
  json.open();
  json.field("story", report.story);
  json.field("title", report.title);
  json.field("byline", report.byline);
  json.field("version", report.version);
  json.field("updated", report.updated);
  json.list("beats", report.beats, [&](const ReportBeat& beat) {
    json.field("id", beat.id);
    json.field("title", beat.title);
    json.field("start", beat.start);
    json.field("end", beat.end);
    json.field("alternative", beat.alternative);
  });
  json.list("claims", report.claims, [&](const ReportClaim& claim) {
    json.field("id", claim.id);
    json.field("text", claim.text);
    json.field("voice", claim.voice);
    json.field("kind", word(claim.kind));
    json.field("status", word(claim.status));
    json.flag("after", claim.after);
    writeSources(json, claim.sources);
  });
  json.list("loose", report.loose, [&](const ReportSentence& sentence) {
    json.field("beat", sentence.beat);
    json.field("text", sentence.text);
  });
  json.field("marks", report.marks);
  writeMarks(json, "unconfirmed", report.unconfirmed);
  writeMarks(json, "generalKnowledge", report.generalKnowledge);
  json.list("stretches", report.stretches, [&](const ReportStretch& stretch) {
    json.field("front", stretch.front);
    json.field("from", stretch.from);
    json.field("to", stretch.to);
    json.field("days", static_cast<uint64_t>(stretch.days));
    json.field("motion", word(stretch.motion));
    json.tenth("greatestKm", stretch.greatestKm);
    json.tenth("uncertaintyKm", stretch.uncertaintyKm);
    json.flag("envelope", stretch.envelope);
    json.flag("chosen", stretch.chosen);
  });
  json.list("undenied", report.undenied, [&](const ReportUndenied& link) {
    json.field("id", link.id);
    json.field("text", link.text);
    json.field("reason", link.reason);
  });
  json.list("dates", report.dates, [&](const ReportDate& date) {
    json.field("kind", date.kind);
    json.field("id", date.id);
    json.field("message", date.message);
  });
  json.close();
}

}  // namespace

std::string checkJson(std::string_view folder, const Diagnostics& diagnostics, const EditorReport* report) {
  Json json;
  json.open();
  json.field("folder", folder);
  json.field("errors", diagnostics.errorCount());
  json.field("warnings", diagnostics.warningCount());
  json.list("diagnostics", diagnostics.sorted(), [&](const Diagnostic& diagnostic) {
    json.field("file", diagnostics.fileName(diagnostic.at.file));
    json.field("line", diagnostic.at.line);
    json.field("column", diagnostic.at.column);
    json.field("severity", diagnostic.severity == Severity::Error ? "error" : "warning");
    json.field("message", diagnostic.message);
    json.field("hint", diagnostic.hint);
  });
  if (report != nullptr) writeReport(json, *report);
  json.close();
  return json.text();
}

}  // namespace faultline
