/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-picture"

#include "cs-icon-maker.h"

#include <glib/gi18n-lib.h>

/*
 * A glyph is drawn on a square of 32 units, y downwards, in layers parted by ';':
 *
 *   f PATH     fills        s WIDTH PATH   strokes, with round ends and joins
 *   c PATH     cuts out     k WIDTH PATH   cuts out a stroke
 *
 * A path is made of SVG's M, L, H, V, C and Z, in absolute coordinates with a space between
 * all numbers, and of whole figures:
 *
 *   O CX CY R            a circle
 *   E CX CY RX RY        an ellipse
 *   R X Y W H RADIUS     a rectangle with round corners
 *
 * What overlaps within one filled layer is a hole. An outline icon is 32 pixels wide, so one unit
 * is one of its pixels: whole units, and strokes of even width along whole units, are crisp.
 */
static const CsGlyph glyphs[] = {
  { "bell", N_("Bell"),
    "f M16 3 C10 3 7 7.5 7 13 V19 L3 24 V26 H29 V24 L25 19 V13 C25 7.5 22 3 16 3 Z;"
    "f O 16 3 2; f M12 28 H20 C20 30 18.2 31.5 16 31.5 C13.8 31.5 12 30 12 28 Z" },
  { "megaphone", N_("Megaphone"),
    "f M4 11 H10 L25 3 V27 L10 20 H4 C2.5 20 2 19.5 2 18 V13 C2 11.5 2.5 11 4 11 Z;"
    "f M7 21 H12 L14 29 C14 29.7 13.7 30 13 30 H10 C9.4 30 9 29.7 9 29 Z;"
    "s 2 M28 11 C30.4 13 30.4 17 28 19" },
  { "chat", N_("Chat"),
    "f R 2 3 28 20 5; f M8 21 V30 L17 22 Z; c R 8 9 16 2 1; c R 8 14 10 2 1" },
  { "mail", N_("Mail"),
    "f R 2 5 28 22 3; k 2 M1 8 L16 19 L31 8" },
  { "phone", N_("Phone"),
    "f M7 3 L12 3 L14 11 L10.5 13.5 C12 17 15 20 18.5 21.5 L21 18 L29 20 V25 C29 27.5 27.5 29 25 29"
    " C13 28.5 3.5 19 3 7 C3 4.5 4.5 3 7 3 Z; s 1.5 M7 3 L12 3 L14 11 L10.5 13.5 M18.5 21.5 L21 18 L29 20 V25" },
  { "check", N_("Check mark"),
    "s 5 M5 17 L13 25 L27 8" },
  { "success", N_("Success"),
    "f O 16 16 14; k 4 M9.5 16.5 L14 21 L22.5 11.5" },
  { "cross", N_("Cross"),
    "s 5 M7 7 L25 25 M25 7 L7 25" },
  { "error", N_("Error"),
    "f O 16 16 14; k 4 M11 11 L21 21 M21 11 L11 21" },
  { "warning", N_("Warning"),
    "f M16 4 L29 27 H3 Z; s 4 M16 4.5 L28 27 H4 Z; c R 14 11 4 9 1.5; c R 14 22 4 4 2" },
  { "info", N_("Information"),
    "f O 16 16 14; c R 14 14 4 10 1; c R 14 8 4 4 2" },
  { "clock", N_("Clock"),
    "s 4 O 16 16 12; s 4 M16 9 V16 L21 19" },
  { "calendar", N_("Calendar"),
    "f R 2 5 28 25 3; f R 8 1 4 6 1; f R 20 1 4 6 1; c R 5 13 22 14 1; f R 8 16 4 3 0; f R 14 16 4 3 0;"
    "f R 20 16 4 3 0; f R 8 21 4 3 0; f R 14 21 4 3 0" },
  { "chart", N_("Bar chart"),
    "f R 3 17 6 13 1; f R 13 10 6 20 1; f R 23 2 6 28 1" },
  { "trend", N_("Trend"),
    "s 4 M3 24 L11 15 L17 20 L28 8; f M19 5 H30 V16 Z" },
  { "pulse", N_("Pulse"),
    "s 3 M2 17 H8 L12 6 L19 27 L23 17 H30" },
  { "bolt", N_("Lightning"),
    "f M19 1 L5 18 H14 L12 31 L27 13 H17 Z" },
  { "rocket", N_("Rocket"),
    "f M16 1 C21 5 23 10 23 15 V24 H9 V15 C9 10 11 5 16 1 Z; f M8 15 L3 21 V28 L8 24 Z;"
    "f M24 15 L29 21 V28 L24 24 Z; f M12 26 H20 L16 31.5 Z; c O 16 13 3" },
  { "star", N_("Star"),
    "f M16 3 L19.8 12 L29.5 12.9 L22.2 19.2 L24.4 28.6 L16 23.6 L7.6 28.6 L9.8 19.2 L2.5 12.9 L12.2 12 Z;"
    "s 2 M16 3 L19.8 12 L29.5 12.9 L22.2 19.2 L24.4 28.6 L16 23.6 L7.6 28.6 L9.8 19.2 L2.5 12.9 L12.2 12 Z" },
  { "heart", N_("Heart"),
    "f M16 29 C6 21 2 16 2 11 C2 6.5 5.5 3.5 9.3 3.5 C12 3.5 14.6 5 16 7.5 C17.4 5 20 3.5 22.7 3.5"
    " C26.5 3.5 30 6.5 30 11 C30 16 26 21 16 29 Z" },
  { "flag", N_("Flag"),
    "f R 4 2 3 28 1.5; f M8 4 C13 1 18 7 29 4 V18 C18 21 13 15 8 18 Z" },
  { "pin", N_("Map pin"),
    "f M16 31 C12 25 6 19 6 12 C6 6.5 10.5 2 16 2 C21.5 2 26 6.5 26 12 C26 19 20 25 16 31 Z; c O 16 12 4" },
  { "bug", N_("Bug"),
    "f E 16 20 8 10; f M10 9 C10 5.5 12.5 4 16 4 C19.5 4 22 5.5 22 9 Z; c R 8 10 16 2 0; c R 15 13 2 18 0;"
    "s 2 M8 16 L3 13 M7 21 H2 M9 26 L4 29 M24 16 L29 13 M25 21 H30 M23 26 L28 29 M12 5 L9 2 M20 5 L23 2" },
  { "code", N_("Code"),
    "s 4 M9 8 L3 16 L9 24 M23 8 L29 16 L23 24 M18.5 5 L13.5 27" },
  { "terminal", N_("Terminal"),
    "f R 2 4 28 24 3; k 3 M7 11 L12 16 L7 21; c R 15 20 10 3 1" },
  { "branch", N_("Branch"),
    "s 3 O 9 6 3.5; s 3 O 9 26 3.5; s 3 O 24 9 3.5; s 4 M9 11 V21 M24 14 C24 19 17 17 12 19" },
  { "merge", N_("Merge"),
    "s 3 O 8 6 3.5; s 3 O 8 26 3.5; s 3 O 25 19 3.5; s 4 M8 11 V21 M8 11 C9 16 14 19 20 19" },
  { "commit", N_("Commit"),
    "s 4 O 16 16 6; s 4 M2 16 H8 M24 16 H30" },
  { "cloud", N_("Cloud"),
    "f O 9 20 7; f O 24.5 20.5 6.5; f O 17 14 9; f R 9 18 15.5 9 0" },
  { "server", N_("Server"),
    "f R 2 2 28 8 2; f R 2 12 28 8 2; f R 2 22 28 8 2; c R 5 5 2 2 0; c R 9 5 2 2 0; c R 18 5 9 2 0;"
    "c R 5 15 2 2 0; c R 9 15 2 2 0; c R 18 15 9 2 0; c R 5 25 2 2 0; c R 9 25 2 2 0; c R 18 25 9 2 0" },
  { "database", N_("Database"),
    "f E 16 7 13 5; f R 3 7 26 18 0; f E 16 25 13 5; k 2 M2 8 C3 14 29 14 30 8;"
    "k 2 M2 16 C3 22.5 29 22.5 30 16" },
  { "plug", N_("Plug"),
    "f R 9 1 4 9 1; f R 19 1 4 9 1; f M6 10 H26 V15 C26 20 22 24 18 24.5 V31 H14 V24.5 C10 24 6 20 6 15 Z" },
  { "webhook", N_("Webhook"),
    "f O 7.9 22.9 2.8 O 16 8.9 2.8 O 24.1 22.8 2.8;"
    "s 2.4 M7.9 22.9 L9.9 8.1 C10.2 5.1 12.7 2.8 15.7 2.7 C18.7 2.6 21.4 4.6 22 7.5"
    " M16 8.9 L27.8 17.9 C30.2 19.7 30.9 23 29.6 25.7 C28.2 28.4 25.1 29.7 22.2 28.8"
    " M24.1 22.8 L10.3 28.6 C7.6 29.7 4.3 28.7 2.7 26.2 C1.1 23.7 1.5 20.3 3.7 18.3" },
  { "link", N_("Link"),
    "s 4 M13 23 H10 C6 23 3 20 3 16 C3 12 6 9 10 9 H13 M19 9 H22 C26 9 29 12 29 16 C29 20 26 23 22 23 H19"
    " M11 16 H21" },
  { "globe", N_("Globe"),
    "s 2 O 16 16 14; s 2 E 16 16 6 14; s 2 M2 16 H30 M4 9 H28 M4 23 H28" },
  { "gear", N_("Gear"),
    "f R 13 1 6 30 1; f R 1 13 30 6 1; f M24.5 28.7 L28.7 24.5 L7.5 3.3 L3.3 7.5 Z;"
    "f M24.5 3.3 L28.7 7.5 L7.5 28.7 L3.3 24.5 Z; f O 16 16 11; c O 16 16 5" },
  { "wrench", N_("Wrench"),
    "f O 22 10 8.5; k 5 M23 9 L32 0; s 7 M6 26 L18 14; c O 6.5 25.5 1.5" },
  { "lock", N_("Lock"),
    "f R 4 13 24 18 3; s 4 M9 13 V10 C9 6 12 3 16 3 C20 3 23 6 23 10 V13; c O 16 20 3; c R 15 21 2 6 1" },
  { "key", N_("Key"),
    "f O 9 16 8; f R 14 13 17 5 1; f R 22 15 3 9 1; f R 27 15 4 7 1; c O 8 16 3" },
  { "shield", N_("Shield"),
    "f M16 1 L28 6 V15 C28 23 22 28.5 16 31 C10 28.5 4 23 4 15 V6 Z; k 4 M10 16 L14.5 20.5 L22 11.5" },
  { "person", N_("Person"),
    "f O 16 9 7; f M3 30 C3 22 8 18 16 18 C24 18 29 22 29 30 Z" },
  { "people", N_("People"),
    "f O 23 10 5; f M16 28 C16 21 18 18 23 18 C28.5 18 31 22 31 28 Z;"
    "k 3 O 12 9 6; k 3 M1 28 C1 21 5 17.5 12 17.5 C19 17.5 23 21 23 28 Z;"
    "f O 12 9 6; f M1 28 C1 21 5 17.5 12 17.5 C19 17.5 23 21 23 28 Z" },
  { "robot", N_("Robot"),
    "f R 4 9 24 19 4; f R 15 4 2 6 0; f O 16 4 2.5; f R 1 14 2 8 1; f R 29 14 2 8 1;"
    "c O 11 16 2.5; c O 21 16 2.5; c R 11 22 10 2 0" },
  { "cart", N_("Shopping cart"),
    "s 3 M2 4 H6 L10 21 H26; f M8 7 H30 L27 18 H10 Z; f O 12 27 3; f O 24 27 3" },
  { "card", N_("Bank card"),
    "f R 2 5 28 22 3; c R 2 10 28 4 0; c R 6 20 8 2 0" },
  { "truck", N_("Truck"),
    "f R 1 6 18 18 2; f M20 11 H26 L31 17 V24 H20 Z; c O 8 24 5; c O 24 24 5; f O 8 24 3.5; f O 24 24 3.5" },
  { "package", N_("Package"),
    "f M16 1 L29 8 V24 L16 31 L3 24 V8 Z; k 2 M2 8.5 L16 16 L30 8.5 M16 16 V32; k 2 M9 4.5 L23 12" },
  { "home", N_("Home"),
    "f M16 2 L31 16 H27 V30 H19 V20 H13 V30 H5 V16 H1 Z" },
  { "book", N_("Book"),
    "f M1 6 C6 3.5 12 4 15 7 V29 C12 26 6 25.5 1 28 Z; f M31 6 C26 3.5 20 4 17 7 V29 C20 26 26 25.5 31 28 Z" },
  { "document", N_("Document"),
    "f M7 1 H18 V10 H27 V29 C27 30.4 26.4 31 25 31 H7 C5.6 31 5 30.4 5 29 V3 C5 1.6 5.6 1 7 1 Z;"
    "f M20 1 L27 8 H20 Z; c R 10 15 12 2 0; c R 10 20 12 2 0; c R 10 25 8 2 0" },
  { "search", N_("Search"),
    "s 4 O 13 13 9; s 5 M21 21 L28 28" },
  { "thermometer", N_("Thermometer"),
    "f R 8 1 8 22 4; f O 12 24 7; c R 11 4 2 11 1; s 2 M20 5 H26 M20 10 H24 M20 15 H26" },
};

const CsGlyph *
cs_glyphs (guint *n_glyphs)
{
  *n_glyphs = G_N_ELEMENTS (glyphs);

  return glyphs;
}
