/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <math.h>

#include <glib/gi18n-lib.h>

#include "cs-vocab-manifest.h"

/* The shapes of which the manifest is made, and the shorthand in which their rows are written. */

#define V(minor)     CS_VERSION (1, minor)
#define PREVIEW      CS_VERSION_PREVIEW
#define REQUIRED     .required_until = CS_VERSION_PREVIEW
#define CHOICES(...) ((const char *const []) { __VA_ARGS__, NULL })
#define ITEM(...)    (&(const CsMember) { __VA_ARGS__ })

/* A dialog's width or height: a number, or a name in any case. */
#define PATTERN_DIMENSION \
  "^((([0-9]*\\.)?[0-9]+)|[lL][aA][rR][gG][eE]|[mM][eE][dD][iI][uU][mM]|[sS][mM][aA][lL][lL])$"
#define PATTERN_TEMPLATE_ID "^[a-zA-Z0-9._-]+$"

/* cs-vocab-manifest-bots.c */
extern const CsShape cs_manifest_bot_dialog;
extern const CsShape cs_manifest_bot_configuration;
extern const CsShape cs_manifest_bot_command;
extern const CsShape cs_manifest_command_list;
extern const CsShape cs_manifest_registration_info;
extern const CsShape cs_manifest_bot;

/* cs-vocab-manifest-compose.c */
extern const CsShape cs_manifest_task_info;
extern const CsShape cs_manifest_entra_configuration;
extern const CsShape cs_manifest_api_key_configuration;
extern const CsShape cs_manifest_oauth_configuration;
extern const CsShape cs_manifest_compose_authorization;
extern const CsShape cs_manifest_sample_prompt;
extern const CsShape cs_manifest_parameter_choice;
extern const CsShape cs_manifest_parameter;
extern const CsShape cs_manifest_compose_command;
extern const CsShape cs_manifest_message_handler_value;
extern const CsShape cs_manifest_message_handler_value_open;
extern const CsShape cs_manifest_message_handler;
extern const CsShape cs_manifest_compose_extension;

/* cs-vocab-manifest-meetings.c */
extern const CsShape cs_manifest_scene;
extern const CsShape cs_manifest_video_filter;
extern const CsShape cs_manifest_meeting_extension;

/* cs-vocab-manifest-more.c */
extern const CsShape cs_manifest_constraint_team;
extern const CsShape cs_manifest_constraint_group_chat;
extern const CsShape cs_manifest_scope_constraints;
extern const CsShape cs_manifest_dashboard_icon;
extern const CsShape cs_manifest_dashboard_bot;
extern const CsShape cs_manifest_dashboard_content;
extern const CsShape cs_manifest_dashboard_card;
extern const CsShape cs_manifest_intune_info;
extern const CsShape cs_manifest_agentic_user_template;
extern const CsShape cs_manifest_background_tab;
extern const CsShape cs_manifest_background_load;
extern const CsShape cs_manifest_agent_skill;

/* cs-vocab-manifest-parts.c */
extern const CsShape cs_manifest_additional_language;
extern const CsShape cs_manifest_localization_info;
extern const CsShape cs_manifest_support_contact;
extern const CsShape cs_manifest_contact_info;
extern const CsShape cs_manifest_developer;
extern const CsShape cs_manifest_name;
extern const CsShape cs_manifest_feature;
extern const CsShape cs_manifest_description;
extern const CsShape cs_manifest_icons;
extern const CsShape cs_manifest_connector;
extern const CsShape cs_manifest_subscription_offer;
extern const CsShape cs_manifest_nested_app_auth_info;
extern const CsShape cs_manifest_web_application_info;
extern const CsShape cs_manifest_graph_connector;
extern const CsShape cs_manifest_activity_type;
extern const CsShape cs_manifest_activity_icon;
extern const CsShape cs_manifest_activities;
extern const CsShape cs_manifest_default_group_capability;
extern const CsShape cs_manifest_resource_permission;
extern const CsShape cs_manifest_permissions;
extern const CsShape cs_manifest_authorization;

/* cs-vocab-manifest-tabs.c */
extern const CsShape cs_manifest_configurable_tab;
extern const CsShape cs_manifest_host_function;
extern const CsShape cs_manifest_requirement_set;
extern const CsShape cs_manifest_static_tab;
