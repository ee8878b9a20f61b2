/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-render"

#include "cs-flex.h"

static double
sum_sizes (const CsFlexItem *items,
           guint             n_items)
{
  double sum = 0;

  for (guint i = 0; i < n_items; i++)
    sum += items[i].frozen ? items[i].size : items[i].basis;

  return sum;
}

/* What is missing is taken by size; of the size only what is above the floor counts, as CSS counts
 * without padding. */
static double
get_factor (const CsFlexItem *item,
            gboolean          growing)
{
  return growing ? item->grow : item->shrink * MAX (item->basis - item->floor, 0);
}

static double
sum_factors (const CsFlexItem *items,
             guint             n_items,
             gboolean          growing)
{
  double sum = 0;

  for (guint i = 0; i < n_items; i++)
    {
      if (!items[i].frozen)
        sum += get_factor (&items[i], growing);
    }

  return sum;
}

static void
freeze_inflexible (CsFlexItem *items,
                   guint       n_items,
                   gboolean    growing)
{
  for (guint i = 0; i < n_items; i++)
    {
      CsFlexItem *item = &items[i];
      double hypothetical = MAX (item->basis, item->floor);

      item->frozen = (growing ? item->grow : item->shrink) <= 0 ||
                     (!growing && item->basis < hypothetical);
      item->size = hypothetical;
    }
}

/* One round: returns whether everything has its size now. */
static gboolean
share (CsFlexItem *items,
       guint       n_items,
       double      room,
       gboolean    growing)
{
  double rest = room - sum_sizes (items, n_items);
  double factors = sum_factors (items, n_items, growing);
  gboolean all = TRUE;

  for (guint i = 0; i < n_items; i++)
    {
      CsFlexItem *item = &items[i];
      double factor = get_factor (item, growing);

      if (!item->frozen)
        item->size = item->basis + (factors > 0 ? rest * factor / factors : 0);
    }

  for (guint i = 0; i < n_items; i++)
    {
      if (!items[i].frozen && items[i].size < items[i].floor)
        {
          items[i].size = items[i].floor;
          items[i].frozen = TRUE;
          all = FALSE;
        }
    }

  return all;
}

void
cs_flex_resolve (CsFlexItem *items,
                 guint       n_items,
                 double      room)
{
  double hypothetical = 0;

  for (guint i = 0; i < n_items; i++)
    hypothetical += MAX (items[i].basis, items[i].floor);

  freeze_inflexible (items, n_items, hypothetical < room);
  while (!share (items, n_items, room, hypothetical < room))
    ;
}
