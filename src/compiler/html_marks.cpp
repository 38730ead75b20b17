#include <algorithm>

#include "compiler/html.h"

namespace faultline {

std::string marksOf(const Dataset& dataset, uint32_t claim) {
  std::string found;
  const auto add = [&](std::string_view kind, format::StringRef id) {
    if (!found.empty()) found += ' ';
    found += kind;
    found += ':';
    found += dataset.text(id);
  };
  const auto addAbout = [&](std::string_view word, MarkKind kind, const auto& records) {
    for (uint32_t i = 0; i < records.size(); ++i) {
      const auto about = dataset.claimsAbout(kind, i);
      if (std::any_of(about.begin(), about.end(),
                      [claim](const format::ClaimMark& mark) { return mark.claim == claim; }))
        add(word, records[i].id);
    }
  };
  addAbout("link", MarkKind::Link, dataset.links);
  addAbout("front", MarkKind::Front, dataset.fronts);
  addAbout("area", MarkKind::Area, dataset.areas);
  for (const uint32_t place : dataset.list(dataset.claims[claim].places)) add("place", dataset.places[place].id);
  return found;
}

}  // namespace faultline
