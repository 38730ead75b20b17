// A value's bits read as another type of the same size. Stands in for std::bit_cast, which the standard library of
// Emscripten 3.1.6 does not have yet.
#pragma once
#include <type_traits>

namespace faultline {

template <typename To, typename From>
constexpr To bitCast(const From& from) {
  static_assert(sizeof(To) == sizeof(From) && std::is_trivially_copyable_v<To> && std::is_trivially_copyable_v<From>,
                "bitCast needs two plain types of the same size");
  return __builtin_bit_cast(To, from);
}

}  // namespace faultline
