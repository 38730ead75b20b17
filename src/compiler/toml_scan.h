// A look at TOML text before it is parsed, for the one thing that toml++ 3.3.0 must not meet: characters beyond ASCII,
// or control characters, outside of quotes and comments. (Its table of blanks runs into unreachable code there.)
#pragma once
#include <cstddef>
#include <string_view>

namespace faultline {

// The offset of the first such character; npos when there is none, or when a text or comment before it does not end as
// it should, which is for the parser to report. `text` is valid UTF-8.
size_t findStrayCharacter(std::string_view text);

}  // namespace faultline
