// The closed sets of the story's vocabulary. The numbers are part of the pack format: append, never renumber.
// `Count` is the number of values; the validator refuses anything at or above it.
#pragma once
#include <cstdint>

namespace faultline {

enum class SourceGrade : uint8_t { Primary, Agency, Secondary, Weak, General, Count };
// Grouping: several that someone counts together without a treaty of alliance: a consultation, a bloc in fact.
enum class ActorKind : uint8_t { State, Historic, Alliance, Group, Grouping, Count };
enum class Bloc : uint8_t { None, Us, Russia, Iran, China, Count };
enum class PlaceKind : uint8_t { Capital, City, Site, Sea, Incident, Count };
enum class ClaimKind : uint8_t { Reported, Official, Document, Analysis, Context, Count };
enum class ClaimStatus : uint8_t { Confirmed, Contested, Opinion, Unverified, Corrected, Count };
enum class LinkKind : uint8_t { Defence, Alignment, Alleged, Visit, Support, Adversary, Message, Count };
enum class Confidence : uint8_t { High, Medium, Low, Count };
enum class FrontKind : uint8_t { War, Armistice, Demarcation, Maritime, Lane, Count };
enum class SegmentStatus : uint8_t { Confirmed, Claimed, Contested, Armistice, Border, Coast, Count };
enum class Motion : uint8_t { Linear, Hold, Count };
enum class Side : uint8_t { None, Left, Right, Count };  // of a line, walking in its own order
// Buffer: a strip that both sides have agreed to keep their forces out of.
enum class AreaKind : uint8_t { Occupied, Contested, Envelope, Operation, Buffer, Pocket, Count };
// What a claim may be about, beside places and actors.
enum class MarkKind : uint8_t { Front, Link, Area, Count };
// Which date of which table is known only within bounds.
enum class DatedKind : uint8_t { LinkStart, LinkEnd, AreaStart, AreaEnd, Place, Event, Visit, MemberFrom, Count };
// What an atlas arc is under one lens (format::Lens).
enum class BoundaryClass : uint8_t { Coast, International, Disputed, Ceasefire, Internal, Hidden, Count };

}  // namespace faultline
