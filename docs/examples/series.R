# One question over all releases, for all groups together.
# Rscript series.R series.csv codebook.csv workload-more
arguments <- commandArgs(trailingOnly = TRUE)
figures <- read.csv(arguments[1], fileEncoding = "UTF-8-BOM", na.strings = "")
codes <- read.csv(arguments[2], fileEncoding = "UTF-8-BOM", colClasses = "character")
item <- arguments[3]

# The codebook has a row for each answer: the question stands in each of its rows.
cat(unique(codes$question_en[codes$item == item]), "\n")
top <- subset(figures, item == arguments[3] & group == "_all" & statistic %in% c("top-two", "top-one"))
# Only a share has a value: bounds stand in count_low, count_high and base, and "fewOrNone" is not 0.
print(top[, c("period", "n", "form", "value", "value_low", "value_high", "count_low", "count_high", "base")],
      row.names = FALSE)
