// The switches of the map's layers, in the legend.
#pragma once
#include "ui/column.h"

namespace faultline {

void layerSwitches(Column& column);

}  // namespace faultline
