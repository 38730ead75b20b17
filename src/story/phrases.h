// The words that the sentences of changes.h are made of.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "data/dataset.h"

namespace faultline {

// "60 km": 5 km steps below 50, else 10: as far as a schematic line can be trusted. Never 0.
int roundedKm(double km);
std::string kmText(double km);

// "± 20 km": as kmText, but whole kilometres below 5.
std::string plusMinusKm(double km);

// "12,000 km² (± 7,000 km²)": the uncertainty to one digit, the amount to two and never finer than its uncertainty.
std::string km2Text(double km2, double uncertaintyKm2);

std::string grouped(int64_t number);          // "12,000"
std::string countWord(size_t count);          // "three"; digits from ten on
std::string_view windOf(double bearingDeg);   // "north-east": the nearest of eight, for 0 <= bearing < 360
std::string possessive(std::string name);     // "Ukraine’s", "United States’"
std::string capitalised(std::string phrase);  // its first letter, where that is ASCII

// The front's name as a sentence needs it: "Line in Ukraine" becomes "the line in Ukraine", "Blue Line" and "Gaza
// perimeter" keep their capitals.
std::string spoken(std::string_view name);

// "a", "a and b", "a, b and c"; with semicolons where a name itself has a comma outside brackets.
std::string inWords(const std::vector<std::string>& names);

// A date as its author wrote it, up to the first bracket, comma or semicolon; else the day.
std::string datedAs(std::string_view authored, format::Day day);

// "Arms from A to B" of "Arms from A to B, alleged": where the sentence itself says that it is alleged.
std::string_view withoutAlleged(std::string_view name);

// "defence treaty", "defence treaties"
std::string_view nounOf(LinkKind kind, bool several);

}  // namespace faultline
