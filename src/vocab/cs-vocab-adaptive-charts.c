/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-vocab"

#include "cs-vocab-adaptive-private.h"

/* Charts, which only Teams draws. */

#define COLOR_CHOICES \
  .choices = CHOICES ("good", "warning", "attention", "neutral", "categoricalRed", \
      "categoricalPurple", "categoricalLavender", "categoricalBlue", "categoricalLightBlue", \
      "categoricalTeal", "categoricalGreen", "categoricalLime", "categoricalMarigold", \
      "sequential1", "sequential2", "sequential3", "sequential4", "sequential5", "sequential6", \
      "sequential7", "sequential8", "divergingBlue", "divergingLightBlue", "divergingCyan", \
      "divergingTeal", "divergingYellow", "divergingPeach", "divergingLightRed", "divergingRed", \
      "divergingMaroon", "divergingGray", \
      "sequentialRed1", "sequentialRed2", "sequentialRed3", "sequentialRed4", \
      "sequentialRed5", "sequentialRed6", "sequentialRed7", "sequentialRed8", \
      "sequentialGreen1", "sequentialGreen2", "sequentialGreen3", "sequentialGreen4", \
      "sequentialGreen5", "sequentialGreen6", "sequentialGreen7", "sequentialGreen8", \
      "sequentialYellow1", "sequentialYellow2", "sequentialYellow3", "sequentialYellow4", \
      "sequentialYellow5", "sequentialYellow6", "sequentialYellow7", "sequentialYellow8")
#define COLOR_ROW \
  { .name = "color", .type = CS_TYPE_CHOICE, COLOR_CHOICES, TEAMS, \
    .title = N_("Color"), .help = N_("The color in which this is drawn") }
#define LEGEND_ROW \
  { .name = "legend", .type = CS_TYPE_STRING, .flags = CS_MEMBER_TEAMS | CS_MEMBER_SHOWN, \
    .title = N_("Legend"), .help = N_("What the values stand for") }
#define VALUE_ROW(NAME) \
  { .name = NAME, .type = CS_TYPE_NUMBER, TEAMS, \
    .title = N_("Value"), .help = N_("The number that is drawn") }
#define PLACE_ROW(TYPE, ...) \
  { .name = "x", .type = TYPE, ##__VA_ARGS__, TEAMS, \
    .title = N_("Place"), .help = N_("Where on the axis the value stands") }

#define CHART_ROWS \
  { .name = "title", .type = CS_TYPE_STRING, .flags = CS_MEMBER_TEAMS | CS_MEMBER_SHOWN, \
    .title = N_("Title"), .help = N_("What the chart shows") }, \
  { .name = "showTitle", .type = CS_TYPE_BOOLEAN, .default_value = "false", TEAMS, \
    .title = N_("Title shown"), .help = N_("Whether the title is to be seen") }, \
  { .name = "colorSet", .type = CS_TYPE_CHOICE, \
    .choices = CHOICES ("categorical", "sequential", "sequentialred", "sequentialgreen", \
        "sequentialyellow", "diverging"), TEAMS, \
    .title = N_("Colors"), .help = N_("From which set the colors are taken that are not named") }, \
  { .name = "maxWidth", .type = CS_TYPE_STRING, .pattern = PATTERN_PIXELS, RARE_TEAMS, \
    .title = N_("Maximum width"), \
    .help = N_("The greatest width of the chart in pixels, such as \"400px\"") }, \
  { .name = "showLegend", .type = CS_TYPE_BOOLEAN, .default_value = "true", TEAMS, \
    .title = N_("Legend shown"), .help = N_("Whether a list says what each color stands for") }, \
  TEAMS_ALIGNMENT_ROW, \
  ELEMENT_ROWS

#define AXIS_ROWS \
  { .name = "xAxisTitle", .type = CS_TYPE_STRING, .flags = CS_MEMBER_TEAMS | CS_MEMBER_SHOWN, \
    .title = N_("Title of the X axis"), .help = N_("What the horizontal axis shows") }, \
  { .name = "yAxisTitle", .type = CS_TYPE_STRING, .flags = CS_MEMBER_TEAMS | CS_MEMBER_SHOWN, \
    .title = N_("Title of the Y axis"), .help = N_("What the vertical axis shows") }, \
  COLOR_ROW
#define Y_RANGE_ROWS \
  { .name = "yMin", .type = CS_TYPE_NUMBER, TEAMS, \
    .title = N_("Lowest value"), .help = N_("The value at which the Y axis begins") }, \
  { .name = "yMax", .type = CS_TYPE_NUMBER, TEAMS, \
    .title = N_("Highest value"), .help = N_("The value at which the Y axis ends") }
#define BAR_VALUES_ROW \
  { .name = "showBarValues", .type = CS_TYPE_BOOLEAN, .default_value = "false", TEAMS, \
    .title = N_("Values shown"), .help = N_("Whether each bar bears its number") }
#define DATA_ROW(SHAPE) \
  { .name = "data", .type = CS_TYPE_ARRAY, .shape = &SHAPE, TEAMS, \
    .title = N_("Data"), .help = N_("What the chart is drawn from") }

#define SHAPE(VARIABLE, NAME, ...) \
  static const CsMember VARIABLE##_members[] = { __VA_ARGS__, { NULL } }; \
  const CsShape VARIABLE = { .name = NAME, .members = VARIABLE##_members }
#define LOCAL_SHAPE(VARIABLE, NAME, ...) \
  static const CsMember VARIABLE##_members[] = { __VA_ARGS__, { NULL } }; \
  static const CsShape VARIABLE = { .name = NAME, .members = VARIABLE##_members }

LOCAL_SHAPE (slice, N_("the slice"), LEGEND_ROW, VALUE_ROW ("value"), COLOR_ROW, KEY_ROW);

#define ROUND_ROWS \
  DATA_ROW (slice), \
  { .name = "value", .type = CS_TYPE_STRING, .flags = CS_MEMBER_TEAMS | CS_MEMBER_SHOWN, \
    .title = N_("Value"), .help = N_("What stands in the middle of the chart") }, \
  { .name = "valueColor", .type = CS_TYPE_CHOICE, COLOR_CHOICES, TEAMS, \
    .title = N_("Color of the value"), .help = N_("The color of what stands in the middle") }, \
  { .name = "thickness", .type = CS_TYPE_CHOICE, .choices = CHOICES ("Thin", "Thick"), TEAMS, \
    .title = N_("Thickness"), .help = N_("How broad the ring is") }, \
  { .name = "showOutlines", .type = CS_TYPE_BOOLEAN, .default_value = "true", RARE_TEAMS, \
    .title = N_("Outlines"), .help = N_("Whether there are lines around the parts") }, \
  CHART_ROWS

SHAPE (cs_adaptive_chart_donut, N_("the donut chart"), TYPE_ROW ("Chart.Donut"), ROUND_ROWS);
SHAPE (cs_adaptive_chart_pie, N_("the pie chart"), TYPE_ROW ("Chart.Pie"), ROUND_ROWS);

LOCAL_SHAPE (bar_value, N_("the value"), PLACE_ROW (CS_TYPE_STRING), VALUE_ROW ("y"), KEY_ROW);
LOCAL_SHAPE (bar_group, N_("the group of bars"),
  LEGEND_ROW,
  { .name = "values", .type = CS_TYPE_ARRAY, .shape = &bar_value, TEAMS,
    .title = N_("Values"), .help = N_("The bars of this color") },
  COLOR_ROW,
  KEY_ROW);

SHAPE (cs_adaptive_chart_vertical_bar_grouped, N_("the grouped bar chart"),
  TYPE_ROW ("Chart.VerticalBar.Grouped"),
  DATA_ROW (bar_group),
  { .name = "stacked", .type = CS_TYPE_BOOLEAN, .default_value = "false", TEAMS,
    .title = N_("Stacked"),
    .help = N_("Whether the bars of one place stand on each other, instead of side by side") },
  BAR_VALUES_ROW, Y_RANGE_ROWS, AXIS_ROWS, CHART_ROWS);

LOCAL_SHAPE (vertical_bar, N_("the bar"),
  PLACE_ROW (CS_TYPE_STRING, .other = FORM (.type = CS_TYPE_NUMBER)),
  VALUE_ROW ("y"), COLOR_ROW, KEY_ROW);

SHAPE (cs_adaptive_chart_vertical_bar, N_("the vertical bar chart"),
  TYPE_ROW ("Chart.VerticalBar"),
  DATA_ROW (vertical_bar), BAR_VALUES_ROW, Y_RANGE_ROWS, AXIS_ROWS, CHART_ROWS);

LOCAL_SHAPE (horizontal_bar, N_("the bar"),
  PLACE_ROW (CS_TYPE_STRING), VALUE_ROW ("y"), COLOR_ROW, KEY_ROW);

SHAPE (cs_adaptive_chart_horizontal_bar, N_("the horizontal bar chart"),
  TYPE_ROW ("Chart.HorizontalBar"),
  DATA_ROW (horizontal_bar),
  { .name = "displayMode", .type = CS_TYPE_CHOICE,
    .choices = CHOICES ("AbsoluteWithAxis", "AbsoluteNoAxis", "PartToWhole"),
    .default_value = "\"AbsoluteWithAxis\"", TEAMS,
    .title = N_("Display"),
    .help = N_("Whether there is an axis, and whether each bar shows a part of a whole") },
  AXIS_ROWS, CHART_ROWS);

LOCAL_SHAPE (stacked_point, N_("the part of the bar"),
  LEGEND_ROW, VALUE_ROW ("value"), COLOR_ROW, KEY_ROW);
LOCAL_SHAPE (stacked_bar, N_("the stacked bar"),
  { .name = "title", .type = CS_TYPE_STRING, .flags = CS_MEMBER_TEAMS | CS_MEMBER_SHOWN,
    .title = N_("Title"), .help = N_("What the bar stands for") },
  DATA_ROW (stacked_point), KEY_ROW);

SHAPE (cs_adaptive_chart_horizontal_bar_stacked, N_("the stacked bar chart"),
  TYPE_ROW ("Chart.HorizontalBar.Stacked"), DATA_ROW (stacked_bar), AXIS_ROWS, CHART_ROWS);

LOCAL_SHAPE (line_value, N_("the point"),
  PLACE_ROW (CS_TYPE_NUMBER, .other = FORM (.type = CS_TYPE_STRING)), VALUE_ROW ("y"), KEY_ROW);
LOCAL_SHAPE (line, N_("the line"),
  LEGEND_ROW,
  { .name = "values", .type = CS_TYPE_ARRAY, .shape = &line_value, TEAMS,
    .title = N_("Values"), .help = N_("The points through which the line goes") },
  COLOR_ROW,
  KEY_ROW);

SHAPE (cs_adaptive_chart_line, N_("the line chart"),
  TYPE_ROW ("Chart.Line"), DATA_ROW (line), Y_RANGE_ROWS, AXIS_ROWS, CHART_ROWS);

LOCAL_SHAPE (segment, N_("the segment"),
  { .name = "size", .type = CS_TYPE_NUMBER, .maximum = INFINITY, TEAMS,
    .title = N_("Size"), .help = N_("How large a part of the gauge this is") },
  LEGEND_ROW, COLOR_ROW, KEY_ROW);

SHAPE (cs_adaptive_chart_gauge, N_("the gauge"),
  TYPE_ROW ("Chart.Gauge"),
  VALUE_ROW ("value"),
  { .name = "min", .type = CS_TYPE_NUMBER, .default_value = "0", TEAMS,
    .title = N_("Minimum"), .help = N_("The value at the beginning of the gauge") },
  { .name = "max", .type = CS_TYPE_NUMBER, TEAMS,
    .title = N_("Maximum"), .help = N_("The value at the end of the gauge") },
  { .name = "segments", .type = CS_TYPE_ARRAY, .shape = &segment, TEAMS,
    .title = N_("Segments"), .help = N_("The parts of the gauge, each with its color") },
  { .name = "subLabel", .type = CS_TYPE_STRING, .flags = CS_MEMBER_TEAMS | CS_MEMBER_SHOWN,
    .title = N_("Label below"), .help = N_("What stands below the value") },
  { .name = "valueFormat", .type = CS_TYPE_CHOICE, .choices = CHOICES ("Percentage", "Fraction"),
    .default_value = "\"Percentage\"", TEAMS,
    .title = N_("Format of the value"),
    .help = N_("Whether the value is written in percent or as a fraction") },
  { .name = "showMinMax", .type = CS_TYPE_BOOLEAN, .default_value = "true", TEAMS,
    .title = N_("Ends shown"), .help = N_("Whether the least and the greatest value are written") },
  { .name = "showNeedle", .type = CS_TYPE_BOOLEAN, .default_value = "true", TEAMS,
    .title = N_("Needle"), .help = N_("Whether a needle points to the value") },
  { .name = "showOutlines", .type = CS_TYPE_BOOLEAN, .default_value = "true", RARE_TEAMS,
    .title = N_("Outlines"), .help = N_("Whether there are lines around the parts") },
  CHART_ROWS);
