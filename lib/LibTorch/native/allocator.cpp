// Memory for large tensors on the CPU. The C library maps a large block anew for each tensor and unmaps it afterwards, so that the
// kernel clears and faults in the same pages at every step: half the time of a training step of wide networks. Here a freed block
// stays, for the next tensor of about its size, on pages of 2 MiB where the system has them.
#include <c10/core/Allocator.h>
#include <c10/core/CPUAllocator.h>
#include <c10/core/impl/alloc_cpu.h>

#ifdef __linux__
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <map>
#include <mutex>
#include <unordered_map>

#include "support.h"

namespace {

constexpr size_t kSmallest = size_t{1} << 20;  // smaller blocks are the C library's, which is good at them
constexpr size_t kLargest = size_t{1} << 46;   // larger ones are mistakes
constexpr size_t kPage = size_t{2} << 20;
constexpr size_t kStepsPerDoubling = 8;        // sizes of blocks: at most an eighth of one is unused
constexpr size_t kMostIdle = size_t{2} << 30;  // or a quarter of the memory, if that is less

// The block size for `bytes`: the next of eight equal steps between powers of two.
size_t rounded(size_t bytes) {
  size_t power = kSmallest;
  while (power < bytes) power <<= 1;
  const size_t step = std::max(power / 2 / kStepsPerDoubling, size_t{64} << 10);
  return (bytes + step - 1) / step * step;
}

size_t physical_memory() { return static_cast<size_t>(sysconf(_SC_PHYS_PAGES)) * static_cast<size_t>(sysconf(_SC_PAGESIZE)); }

class Blocks {
 public:
  // Memory for `bytes`, or null.
  void* take(size_t bytes) {
    const size_t size = rounded(bytes);
    const std::lock_guard<std::mutex> lock(mutex_);
    void* block = reuse(size);
    if (block == nullptr) block = map(size);
    if (block == nullptr) {  // what lies idle may be what is missing
      drop_idle(0);
      block = map(size);
    }
    if (block != nullptr) sizes_[block] = size;
    return block;
  }

  // Gives a block back; false if it is not one of these.
  bool put(void* block) {
    const std::lock_guard<std::mutex> lock(mutex_);
    const auto entry = sizes_.find(block);
    if (entry == sizes_.end()) return false;
    idle_.emplace(entry->second, block);
    idle_bytes_ += entry->second;
    sizes_.erase(entry);
    drop_idle(limit_);
    return true;
  }

 private:
  void* reuse(size_t size) {
    auto entry = idle_.upper_bound(size);
    if (entry == idle_.begin() || (--entry)->first != size) return nullptr;
    void* block = entry->second;
    idle_.erase(entry);
    idle_bytes_ -= size;
    return block;
  }

  static void* map(size_t size) {
    void* block = mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (block == MAP_FAILED) return nullptr;
    if (size >= kPage) madvise(block, size, MADV_HUGEPAGE);  // a wish: without large pages it works as well, only slower
    return block;
  }

  // The largest go first: few steps make much room.
  void drop_idle(size_t limit) {
    while (idle_bytes_ > limit) {
      const auto largest = std::prev(idle_.end());
      munmap(largest->second, largest->first);
      idle_bytes_ -= largest->first;
      idle_.erase(largest);
    }
  }

  std::mutex mutex_;
  std::unordered_map<void*, size_t> sizes_;  // of the blocks in use
  std::multimap<size_t, void*> idle_;
  size_t idle_bytes_ = 0;
  const size_t limit_ = std::min(physical_memory() / 4, kMostIdle);
};

// Lives as long as the process: tensors may be freed while it ends.
Blocks& blocks() {
  static Blocks* const instance = new Blocks;
  return *instance;
}

void release(void* memory) {
  if (memory != nullptr && !blocks().put(memory)) c10::free_cpu(memory);
}

// The base class's `allocate` is const up to libtorch 2.2 and `copy_data` is new there: one of each fits, the others do no harm.
struct KeepingAllocator final : c10::Allocator {
  c10::DataPtr allocate(size_t bytes) const { return get(bytes); }
  c10::DataPtr allocate(size_t bytes) { return get(bytes); }
  c10::DeleterFnPtr raw_deleter() const override { return &release; }
  void copy_data(void* destination, const void* source, size_t bytes) const { std::memcpy(destination, source, bytes); }

 private:
  static c10::DataPtr get(size_t bytes) {
    const c10::Device cpu(c10::DeviceType::CPU);
    if (bytes >= kSmallest && bytes <= kLargest) {
      void* memory = blocks().take(bytes);
      if (memory != nullptr) return {memory, memory, &release, cpu};
    }
    void* memory = c10::alloc_cpu(bytes);  // says what was asked for where there is not enough
    return {memory, memory, &c10::free_cpu, cpu};
  }
};

}  // namespace

void ts::keep_freed_memory() {
  static KeepingAllocator* const allocator = new KeepingAllocator;
  c10::SetCPUAllocator(allocator);
}

#else

void ts::keep_freed_memory() {}

#endif
