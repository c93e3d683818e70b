#pragma once

#include "graph/store.hpp"

#include <memory>

namespace entente {

/// While it lasts, all that is read of the file is as it was when the first of it was read, whoever writes meanwhile.
/// Nothing can be written through the store.
class Reading {
public:
    explicit Reading(const Store& store);
    ~Reading();
    Reading(const Reading&) = delete;
    Reading& operator=(const Reading&) = delete;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace entente
