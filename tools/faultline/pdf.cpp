#include "pdf.h"

#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <sstream>

namespace faultline {

namespace {

constexpr const char* converter = "rsvg-convert";

bool writeAll(int file, const std::string& text) {
  size_t done = 0;
  while (done < text.size()) {
    const ssize_t now = write(file, text.data() + done, text.size() - done);
    if (now <= 0) return false;
    done += static_cast<size_t>(now);
  }
  return true;
}

}  // namespace

bool pdfConverterFound() {
  const char* path = std::getenv("PATH");
  std::istringstream folders(path != nullptr ? path : "");
  for (std::string folder; std::getline(folders, folder, ':');) {
    if (access((folder + "/" + converter).c_str(), X_OK) == 0) return true;
  }
  return false;
}

bool writePdf(const std::string& svg, const std::string& path, std::string& error) {
  error = "rsvg-convert could not make the PDF.";
  int pipeEnds[2];
  if (pipe(pipeEnds) != 0) return false;
  // A converter that stops reading must not end this program.
  void (*const before)(int) = std::signal(SIGPIPE, SIG_IGN);
  const pid_t child = fork();
  if (child == 0) {
    dup2(pipeEnds[0], STDIN_FILENO);
    close(pipeEnds[0]);
    close(pipeEnds[1]);
    // The drawing's pixels are CSS's, 96 to the inch; the same bytes give the same file but for its date.
    setenv("SOURCE_DATE_EPOCH", "0", 0);
    execlp(converter, converter, "--format=pdf", "--dpi-x=96", "--dpi-y=96", "--unlimited", "-o", path.c_str(),
           static_cast<char*>(nullptr));
    _exit(127);
  }
  close(pipeEnds[0]);
  const bool written = child > 0 && writeAll(pipeEnds[1], svg);
  close(pipeEnds[1]);
  int status = 1;
  const bool ended = child > 0 && waitpid(child, &status, 0) == child;
  std::signal(SIGPIPE, before);
  if (!ended || !written || !WIFEXITED(status) || WEXITSTATUS(status) != 0) return false;
  error.clear();
  return true;
}

}  // namespace faultline
