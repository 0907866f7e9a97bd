# One question over all releases, for all groups together.
# Rscript series.R series.csv codebook.csv workload-more
arguments <- commandArgs(trailingOnly = TRUE)
# The files begin with a byte order mark, which Excel wants. fileEncoding would drop it, but where the system's own encoding
# lacks a letter of the codebook it ends the file there.
read <- function(path, ...) {
  lines <- readLines(path, encoding = "UTF-8")
  read.csv(text = c(sub("^\ufeff", "", lines[1]), lines[-1]), encoding = "UTF-8", ...)
}
figures <- read(arguments[1], na.strings = "")
codes <- read(arguments[2], colClasses = "character")
item <- arguments[3]

# The codebook has a row for each answer: the question stands in each of its rows.
cat(unique(codes$question_en[codes$item == item]), "\n")
top <- subset(figures, item == arguments[3] & group == "_all" & statistic %in% c("top-two", "top-one"))
# Only a share has a value: bounds stand in count_low, count_high and base, and "fewOrNone" is not 0.
print(top[, c("period", "n", "form", "value", "value_low", "value_high", "count_low", "count_high", "base")],
      row.names = FALSE)
