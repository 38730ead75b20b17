// The words with which a story names the values of enums.h, in the enums' order.
#pragma once
#include <array>
#include <cstddef>
#include <string_view>

#include "data/enums.h"

namespace faultline {

template <class Enum>
struct Words;

template <class Enum>
inline constexpr size_t choiceCount = static_cast<size_t>(Enum::Count);

#define FAULTLINE_WORDS(Enum, label, ...)                                               \
  template <>                                                                           \
  struct Words<Enum> {                                                                  \
    static constexpr std::string_view name = label;                                     \
    static constexpr std::array<std::string_view, choiceCount<Enum>> list{__VA_ARGS__}; \
    static_assert(!list.back().empty(), "every value needs a word");                    \
  }

FAULTLINE_WORDS(SourceGrade, "grade", "primary", "agency", "secondary", "weak", "general");
FAULTLINE_WORDS(ActorKind, "kind", "state", "historic", "alliance", "group", "grouping");
FAULTLINE_WORDS(Bloc, "bloc", "none", "us", "russia", "iran", "china");
FAULTLINE_WORDS(PlaceKind, "kind", "capital", "city", "site", "sea", "incident");
FAULTLINE_WORDS(ClaimKind, "kind", "reported", "official", "document", "analysis", "context");
FAULTLINE_WORDS(ClaimStatus, "status", "confirmed", "contested", "opinion", "unverified", "corrected");
FAULTLINE_WORDS(LinkKind, "kind", "defence", "alignment", "alleged", "visit", "support", "adversary", "message");
FAULTLINE_WORDS(Confidence, "confidence", "high", "medium", "low");
FAULTLINE_WORDS(FrontKind, "kind", "war", "armistice", "demarcation", "maritime", "lane");
FAULTLINE_WORDS(SegmentStatus, "status", "confirmed", "claimed", "contested", "armistice", "border", "coast");
FAULTLINE_WORDS(Motion, "motion", "linear", "hold");
FAULTLINE_WORDS(MarkKind, "kind", "front", "link", "area");
FAULTLINE_WORDS(DatedKind, "kind", "link-start", "link-end", "area-start", "area-end", "place", "event", "visit",
                "member-from");
FAULTLINE_WORDS(AreaKind, "kind", "occupied", "contested", "envelope", "operation", "buffer", "pocket");

// An empty word cannot be written: a side is left out where there is none.
FAULTLINE_WORDS(Side, "side", "", "left", "right");
FAULTLINE_WORDS(BoundaryClass, "class", "coast", "international", "disputed", "ceasefire", "internal", "hidden");

#undef FAULTLINE_WORDS

template <class Enum>
constexpr std::string_view word(Enum value) {
  return Words<Enum>::list[static_cast<size_t>(value)];
}

}  // namespace faultline
