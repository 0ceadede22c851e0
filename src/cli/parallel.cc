#include "cli/parallel.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

namespace uxi::cli {
namespace {

constexpr std::chrono::milliseconds kWatch{100};

/// Hands out numbers and counts what is done.
class Counter {
 public:
  explicit Counter(std::size_t count) : count_(count) {}

  /// The next number, or `count` where there is none or somebody stopped.
  std::size_t take() {
    const std::scoped_lock lock(mutex_);
    return stopped_ || next_ == count_ ? count_ : next_++;
  }
  void finish_one() {
    const std::scoped_lock lock(mutex_);
    ++done_;
    if (done_ == count_) all_done_.notify_one();
  }
  void stop() {
    const std::scoped_lock lock(mutex_);
    stopped_ = true;
  }
  /// Waits a little; how many are done.
  std::size_t wait() {
    std::unique_lock lock(mutex_);
    all_done_.wait_for(lock, kWatch, [this] { return done_ == count_; });
    return done_;
  }

 private:
  std::mutex mutex_;
  std::condition_variable all_done_;
  std::size_t count_;
  std::size_t next_ = 0;
  std::size_t done_ = 0;
  bool stopped_ = false;
};

}  // namespace

unsigned usable_cores() { return std::max(1U, std::thread::hardware_concurrency()); }

bool for_each_parallel(std::size_t count, unsigned jobs,
                       const std::function<void(std::size_t)>& work,
                       const std::function<bool(std::size_t done)>& watch) {
  if (jobs <= 1 || count <= 1) {
    for (std::size_t i = 0; i < count; ++i) {
      if (!watch(i)) return false;
      work(i);
    }
    return watch(count);
  }
  Counter counter(count);
  std::vector<std::jthread> threads;
  for (std::size_t t = 0; t < std::min<std::size_t>(jobs, count); ++t) {
    threads.emplace_back([&] {
      for (std::size_t i = counter.take(); i < count; i = counter.take()) {
        work(i);
        counter.finish_one();
      }
    });
  }
  std::size_t done = 0;
  while (done < count) {
    done = counter.wait();
    if (watch(done)) continue;
    counter.stop();
    return false;  // what has begun ends first: the threads are joined here
  }
  return true;
}

}  // namespace uxi::cli
