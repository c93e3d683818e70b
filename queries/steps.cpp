#include "queries/steps.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace entente {

bool Steps::done(double change, double sum) {
    work_.check();
    if (!std::isfinite(change) || !std::isfinite(sum)) {
        throw Error(fmt::format("{}: the numbers overflow: state the weights in a larger unit", measure_));
    }
    const double share = sum > 0 ? change / sum : 0;
    if (share <= options_.tolerance) {
        return true;
    }
    if (++steps_ >= options_.max_iterations) {
        throw Error(
            fmt::format("{} did not converge after {} iterations (the change is still {:.2g}): raise --iterations, or "
                        "--tolerance above {:.2g}",
                        measure_, steps_, share, options_.tolerance));
    }
    first_ = steps_ == 1 ? std::max(share, 2 * options_.tolerance) : first_;
    told_ = std::max(told_, std::log(share / first_) / std::log(options_.tolerance / first_));
    if (work_.progress) {
        work_.progress(told_);
    }
    return false;
}

Centrality iterated(std::vector<double> values, Norm norm, const CentralityOptions& options) {
    const auto divide = [&](double by) {
        for (double& value : values) {
            value /= by > 0 ? by : 1;
        }
    };
    divide(values.empty() ? 1 : *std::max_element(values.begin(), values.end()));
    if (options.scale == Scale::raw) {
        divide(norm == Norm::sum ? std::accumulate(values.begin(), values.end(), 0.0)
                                 : std::sqrt(std::inner_product(values.begin(), values.end(), values.begin(), 0.0)));
    }
    return {std::move(values), "", std::max(1e-12, 1e3 * options.tolerance)};
}

Centrality undefined(const Network& network) {
    return {std::vector(network.size(), std::numeric_limits<double>::quiet_NaN()),
            network.size() > 0 ? "not defined without ties" : ""};
}

}  // namespace entente
