// Where things are on the frame, and what is left free for the map. Pure functions of the frame's size.
#pragma once
#include "base/vec.h"

namespace faultline {

enum class LayoutKind : unsigned char { Card, Bare, Count };   // Bare: the map only, for posters
enum class Sheet : unsigned char { Peek, Half, Full, Count };  // how far the phone's bottom sheet is up

struct LayoutInput {
  double width = 1280, height = 720;  // logical pixels, at least 240 x 240
  LayoutKind kind = LayoutKind::Card;
  Sheet sheet = Sheet::Half;
  double caption = 0;  // height kept above the map for a caption; Bare only
  // Card only: the card is not ours to draw; something else (the page's HTML) stands in its place and says how large it
  // is. 0: no card at all.
  bool prose = false;
  double cardWidth = 0;    // of the card at the side, on wide frames
  double sheetHeight = 0;  // of the sheet at the bottom, on narrow ones; instead of `sheet`
  bool controls = false;   // Card only: a page's round buttons stand over the map
  bool operator==(const LayoutInput&) const = default;
};

struct Layout {
  bool narrow = false;  // 720 px wide or less: the card is a bottom sheet
  Rect frame;           // everything
  Rect card;            // story card or sheet; empty in Bare, and where the page has none
  bool prose = false;   // the card is drawn by the page
  Rect timeline;        // empty in Bare
  Rect legend;          // where the legend and the notes may be drawn
  Rect controls;        // where a page's round buttons stand (web/element.css): no words under them; or empty
  Rect caption;         // above a bare map that stands alone; empty otherwise
  Rect free;            // what the camera frames into: inside frame, under no panel
  double foot = 0;      // y that the notes on the map (scale, attribution) stand on
};

Layout layoutFor(const LayoutInput& input);

// Which of the card layouts a frame takes; web/card_shape.mjs has the same rule.
enum class Shape : unsigned char { Wide, Low, Narrow };  // Low: a phone on its side
Shape shapeFor(double width, double height);

}  // namespace faultline
