/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The command "serve" as a process of its own, for tests and benches. */
typedef struct
{
  GPid   pid;
  char  *output;    /* the file that it prints to */
  char  *urls[3];   /* connector, workflow, NULL */
} ServeProcess;

/**
 * serve_process_start:
 * @program: connector-studio
 * @folder: for its messages
 * @output: the file that it prints to
 *
 * Starts it without limits, and waits for its addresses; ends the test where there are none.
 */
void   serve_process_start      (ServeProcess *self,
                                 const char   *program,
                                 const char   *folder,
                                 const char   *output);
/* The same with another program, which prints such addresses first. */
void   serve_process_start_command (ServeProcess       *self,
                                    const char * const *command,
                                    const char         *output);
/* @signal: SIGTERM or SIGKILL */
void   serve_process_stop       (ServeProcess *self,
                                 int           signal);
guint  serve_process_get_port   (ServeProcess *self);
/* KiB. */
long   serve_process_get_memory (ServeProcess *self);
/* Seconds of the processor that it has used. */
double serve_process_get_work   (ServeProcess *self);
guint  serve_process_count_fds  (ServeProcess *self);
/* How many messages were printed. */
guint  serve_process_count_printed (ServeProcess *self);

G_END_DECLS
