// Generated from the table of operations by scripts/generate.ts. Do not edit.

export interface paths {
    readonly "/v1/tenants": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List the tenants of the platform
         * @description Needs the platform key.
         */
        readonly get: operations["tenants.list"];
        readonly put?: never;
        /**
         * Create a tenant
         * @description Needs the platform key.
         */
        readonly post: operations["tenants.create"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/tenants/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get a tenant
         * @description Needs the platform key.
         */
        readonly get: operations["tenants.get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/tenants/{id}/erase": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Erase a tenant and everything it has
         * @description Needs the platform key.
         */
        readonly post: operations["tenants.erase"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/tenant": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get the tenant of this key
         * @description Needs the permission catalog:read.
         */
        readonly get: operations["tenant.get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/api-keys": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List the API keys of the tenant, without their secrets
         * @description Needs the permission tenant:manage.
         */
        readonly get: operations["apiKeys.list"];
        readonly put?: never;
        /**
         * Create an API key
         * @description Needs the permission tenant:manage.
         */
        readonly post: operations["apiKeys.create"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/api-keys/{id}/revoke": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Revoke an API key
         * @description Needs the permission tenant:manage.
         */
        readonly post: operations["apiKeys.revoke"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/audit-entries": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List who wrote what, oldest first
         * @description Needs the permission audit:read.
         */
        readonly get: operations["auditEntries.list"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/locations": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List what is not archived of Location
         * @description Needs the permission catalog:read.
         */
        readonly get: operations["locations.list"];
        readonly put?: never;
        /**
         * Create a Location
         * @description Needs the permission catalog:write.
         */
        readonly post: operations["locations.create"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/locations/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get a Location
         * @description Needs the permission catalog:read.
         */
        readonly get: operations["locations.get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        /**
         * Change fields of a Location (merge patch)
         * @description Needs the permission catalog:write.
         */
        readonly patch: operations["locations.update"];
        readonly trace?: never;
    };
    readonly "/v1/locations/{id}/archive": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Archive a Location: it stays readable and takes part in nothing new
         * @description Needs the permission catalog:write.
         */
        readonly post: operations["locations.archive"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/resources": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List what is not archived of Resource
         * @description Needs the permission catalog:read.
         */
        readonly get: operations["resources.list"];
        readonly put?: never;
        /**
         * Create a Resource
         * @description Needs the permission catalog:write.
         */
        readonly post: operations["resources.create"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/resources/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get a Resource
         * @description Needs the permission catalog:read.
         */
        readonly get: operations["resources.get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        /**
         * Change fields of a Resource (merge patch)
         * @description Needs the permission catalog:write.
         */
        readonly patch: operations["resources.update"];
        readonly trace?: never;
    };
    readonly "/v1/resources/{id}/archive": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Archive a Resource: it stays readable and takes part in nothing new
         * @description Needs the permission catalog:write.
         */
        readonly post: operations["resources.archive"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/staff-levels": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List what is not archived of StaffLevel
         * @description Needs the permission catalog:read.
         */
        readonly get: operations["staffLevels.list"];
        readonly put?: never;
        /**
         * Create a StaffLevel
         * @description Needs the permission catalog:write.
         */
        readonly post: operations["staffLevels.create"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/staff-levels/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get a StaffLevel
         * @description Needs the permission catalog:read.
         */
        readonly get: operations["staffLevels.get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        /**
         * Change fields of a StaffLevel (merge patch)
         * @description Needs the permission catalog:write.
         */
        readonly patch: operations["staffLevels.update"];
        readonly trace?: never;
    };
    readonly "/v1/staff-levels/{id}/archive": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Archive a StaffLevel: it stays readable and takes part in nothing new
         * @description Needs the permission catalog:write.
         */
        readonly post: operations["staffLevels.archive"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/staff": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List who is not archived of Staff, or who can be booked for a service
         * @description Needs the permission catalog:read.
         */
        readonly get: operations["staff.list"];
        readonly put?: never;
        /**
         * Create a Staff
         * @description Needs the permission catalog:write.
         */
        readonly post: operations["staff.create"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/staff/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get a Staff
         * @description Needs the permission catalog:read.
         */
        readonly get: operations["staff.get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        /**
         * Change fields of a Staff (merge patch)
         * @description Needs the permission catalog:write.
         */
        readonly patch: operations["staff.update"];
        readonly trace?: never;
    };
    readonly "/v1/staff/{id}/archive": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Archive a Staff: it stays readable and takes part in nothing new
         * @description Needs the permission catalog:write.
         */
        readonly post: operations["staff.archive"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/staff/{id}/affected-bookings": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List a person's live bookings that an absence would touch
         * @description Needs the permission booking:read.
         */
        readonly get: operations["staff.affectedBookings"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/staff/{id}/import-busy-times": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Block a person's time by what another calendar says
         * @description Needs the permission schedule:write.
         */
        readonly post: operations["staff.importBusyTimes"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/services": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List what is not archived of Service
         * @description Needs the permission catalog:read.
         */
        readonly get: operations["services.list"];
        readonly put?: never;
        /**
         * Create a Service
         * @description Needs the permission catalog:write.
         */
        readonly post: operations["services.create"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/services/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get a Service
         * @description Needs the permission catalog:read.
         */
        readonly get: operations["services.get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        /**
         * Change fields of a Service (merge patch)
         * @description Needs the permission catalog:write.
         */
        readonly patch: operations["services.update"];
        readonly trace?: never;
    };
    readonly "/v1/services/{id}/archive": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Archive a Service: it stays readable and takes part in nothing new
         * @description Needs the permission catalog:write.
         */
        readonly post: operations["services.archive"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/add-ons": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List what is not archived of AddOn
         * @description Needs the permission catalog:read.
         */
        readonly get: operations["addOns.list"];
        readonly put?: never;
        /**
         * Create a AddOn
         * @description Needs the permission catalog:write.
         */
        readonly post: operations["addOns.create"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/add-ons/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get a AddOn
         * @description Needs the permission catalog:read.
         */
        readonly get: operations["addOns.get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        /**
         * Change fields of a AddOn (merge patch)
         * @description Needs the permission catalog:write.
         */
        readonly patch: operations["addOns.update"];
        readonly trace?: never;
    };
    readonly "/v1/add-ons/{id}/archive": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Archive a AddOn: it stays readable and takes part in nothing new
         * @description Needs the permission catalog:write.
         */
        readonly post: operations["addOns.archive"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/categories": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List what is not archived of Category
         * @description Needs the permission catalog:read.
         */
        readonly get: operations["categories.list"];
        readonly put?: never;
        /**
         * Create a Category
         * @description Needs the permission catalog:write.
         */
        readonly post: operations["categories.create"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/categories/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get a Category
         * @description Needs the permission catalog:read.
         */
        readonly get: operations["categories.get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        /**
         * Change fields of a Category (merge patch)
         * @description Needs the permission catalog:write.
         */
        readonly patch: operations["categories.update"];
        readonly trace?: never;
    };
    readonly "/v1/categories/{id}/archive": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Archive a Category: it stays readable and takes part in nothing new
         * @description Needs the permission catalog:write.
         */
        readonly post: operations["categories.archive"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/products": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List what is not archived of Product
         * @description Needs the permission catalog:read.
         */
        readonly get: operations["products.list"];
        readonly put?: never;
        /**
         * Create a Product
         * @description Needs the permission catalog:write.
         */
        readonly post: operations["products.create"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/products/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get a Product
         * @description Needs the permission catalog:read.
         */
        readonly get: operations["products.get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        /**
         * Change fields of a Product (merge patch)
         * @description Needs the permission catalog:write.
         */
        readonly patch: operations["products.update"];
        readonly trace?: never;
    };
    readonly "/v1/products/{id}/archive": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Archive a Product: it stays readable and takes part in nothing new
         * @description Needs the permission catalog:write.
         */
        readonly post: operations["products.archive"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/menu": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get the menu of a location
         * @description Needs the permission catalog:read.
         */
        readonly get: operations["menu.get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/cancellation-policies": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List what is not archived of CancellationPolicy
         * @description Needs the permission catalog:read.
         */
        readonly get: operations["cancellationPolicies.list"];
        readonly put?: never;
        /**
         * Create a CancellationPolicy
         * @description Needs the permission catalog:write.
         */
        readonly post: operations["cancellationPolicies.create"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/cancellation-policies/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get a CancellationPolicy
         * @description Needs the permission catalog:read.
         */
        readonly get: operations["cancellationPolicies.get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        /**
         * Change fields of a CancellationPolicy (merge patch)
         * @description Needs the permission catalog:write.
         */
        readonly patch: operations["cancellationPolicies.update"];
        readonly trace?: never;
    };
    readonly "/v1/cancellation-policies/{id}/archive": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Archive a CancellationPolicy: it stays readable and takes part in nothing new
         * @description Needs the permission catalog:write.
         */
        readonly post: operations["cancellationPolicies.archive"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/cancellation-policies/presets": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Create a CancellationPolicy from a preset
         * @description Needs the permission catalog:write.
         */
        readonly post: operations["cancellationPolicies.createPreset"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/shift-templates": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List what is not archived of ShiftTemplate
         * @description Needs the permission schedule:read.
         */
        readonly get: operations["shiftTemplates.list"];
        readonly put?: never;
        /**
         * Create a ShiftTemplate
         * @description Needs the permission schedule:write.
         */
        readonly post: operations["shiftTemplates.create"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/shift-templates/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get a ShiftTemplate
         * @description Needs the permission schedule:read.
         */
        readonly get: operations["shiftTemplates.get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        /**
         * Change fields of a ShiftTemplate (merge patch)
         * @description Needs the permission schedule:write.
         */
        readonly patch: operations["shiftTemplates.update"];
        readonly trace?: never;
    };
    readonly "/v1/shift-templates/{id}/archive": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Archive a ShiftTemplate: it stays readable and takes part in nothing new
         * @description Needs the permission schedule:write.
         */
        readonly post: operations["shiftTemplates.archive"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/shifts": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List the shifts of a location
         * @description Needs the permission schedule:read.
         */
        readonly get: operations["shifts.list"];
        readonly put?: never;
        /**
         * Publish a person's shifts
         * @description Needs the permission schedule:write.
         */
        readonly post: operations["shifts.publish"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/shifts/publish-from-templates": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Publish the shifts that templates ask for
         * @description Needs the permission schedule:write.
         */
        readonly post: operations["shifts.publishFromTemplates"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/shifts/{id}/replace": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Replace a published shift by one of other times on the same date
         * @description Needs the permission schedule:write.
         */
        readonly post: operations["shifts.replace"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/shifts/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /**
         * Take a shift back that no booking relies on
         * @description Needs the permission schedule:write.
         */
        readonly delete: operations["shifts.remove"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/time-blocks": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List blocked time
         * @description Needs the permission schedule:read.
         */
        readonly get: operations["timeBlocks.list"];
        readonly put?: never;
        /**
         * Block time of a person or of a resource
         * @description Needs the permission schedule:write.
         */
        readonly post: operations["timeBlocks.create"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/time-blocks/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get blocked time
         * @description Needs the permission schedule:read.
         */
        readonly get: operations["timeBlocks.get"];
        readonly put?: never;
        readonly post?: never;
        /**
         * Take blocked time back
         * @description Needs the permission schedule:write.
         */
        readonly delete: operations["timeBlocks.remove"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/calendar-feeds": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List the calendars that may be subscribed to, without their addresses
         * @description Needs the permission schedule:read.
         */
        readonly get: operations["calendarFeeds.list"];
        readonly put?: never;
        /**
         * Make a calendar of a person's time or of a location's bookings to subscribe to
         * @description Needs the permission schedule:write.
         */
        readonly post: operations["calendarFeeds.create"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/calendar-feeds/{id}/revoke": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Revoke a calendar: its address answers nothing any more
         * @description Needs the permission schedule:write.
         */
        readonly post: operations["calendarFeeds.revoke"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/rotation-queues/{locationId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get the rotation queue of a location
         * @description Needs the permission schedule:read.
         */
        readonly get: operations["rotationQueues.get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/rotation-queues/{locationId}/join": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Let somebody join the end of the rotation queue
         * @description Needs the permission schedule:write.
         */
        readonly post: operations["rotationQueues.join"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/rotation-queues/{locationId}/leave": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Let somebody leave the rotation queue
         * @description Needs the permission schedule:write.
         */
        readonly post: operations["rotationQueues.leave"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/rotation-queues/{locationId}/pause": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Pass somebody over until they resume; they keep their place
         * @description Needs the permission schedule:write.
         */
        readonly post: operations["rotationQueues.pause"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/rotation-queues/{locationId}/resume": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Let a paused person have turns again, from where they were
         * @description Needs the permission schedule:write.
         */
        readonly post: operations["rotationQueues.resume"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/rotation-queues/{locationId}/reserve": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Keep the next turn for somebody who is busy, for some minutes
         * @description Needs the permission schedule:write.
         */
        readonly post: operations["rotationQueues.reserve"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/rotation-queues/{locationId}/move": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Move somebody to another place of the rotation queue
         * @description Needs the permission schedule:write.
         */
        readonly post: operations["rotationQueues.move"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/availability/search": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Find the starts at which a visit can be booked
         * @description Needs the permission booking:read.
         */
        readonly post: operations["availability.search"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/availability/explain": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Say for each start of a day why a visit can or cannot be booked
         * @description Needs the permission booking:read.
         */
        readonly post: operations["availability.explain"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/slot-holds": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Keep the time of a visit for some minutes
         * @description Needs the permission booking:write.
         */
        readonly post: operations["slotHolds.create"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/slot-holds/{id}/release": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Give the time of a hold back; again does no harm
         * @description Needs the permission booking:write.
         */
        readonly post: operations["slotHolds.release"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/bookings": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List bookings by their start
         * @description Needs the permission booking:read.
         */
        readonly get: operations["bookings.list"];
        readonly put?: never;
        /**
         * Book a visit
         * @description Needs the permission booking:write.
         */
        readonly post: operations["bookings.create"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/bookings/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get a booking with its history
         * @description Needs the permission booking:read.
         */
        readonly get: operations["bookings.get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/bookings/{id}/calendar": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get a booking as an .ics file
         * @description Needs the permission booking:read.
         */
        readonly get: operations["bookings.calendar"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/bookings/{id}/reschedule": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Move a booking to another start
         * @description Needs the permission booking:write.
         */
        readonly post: operations["bookings.reschedule"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/bookings/{id}/cancel": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Cancel a booking; its time is free again
         * @description Needs the permission booking:write.
         */
        readonly post: operations["bookings.cancel"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/bookings/redeem": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Check a customer in by the code of the booking
         * @description Needs the permission booking:write.
         */
        readonly post: operations["bookings.redeem"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/bookings/{id}/check-in": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Check a customer in at the desk, without the code
         * @description Needs the permission booking:write.
         */
        readonly post: operations["bookings.checkIn"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/bookings/{id}/start": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Begin the service of an arrived customer
         * @description Needs the permission booking:write.
         */
        readonly post: operations["bookings.start"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/bookings/{id}/complete": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * End the service
         * @description Needs the permission booking:write.
         */
        readonly post: operations["bookings.complete"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/bookings/{id}/confirm": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Approve a booking that waits for it, or for its prepayment (with booking:override)
         * @description Needs the permission booking:write.
         */
        readonly post: operations["bookings.confirm"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/bookings/{id}/decline": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Turn down a booking that waits for approval; its time is free again
         * @description Needs the permission booking:write.
         */
        readonly post: operations["bookings.decline"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/bookings/{id}/mark-no-show": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Note that the customer has stayed away; what is left of the time is free again
         * @description Needs the permission booking:write.
         */
        readonly post: operations["bookings.markNoShow"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/bookings/{id}/cancellation-preview": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * What cancelling or moving the booking now would come to
         * @description Needs the permission booking:read.
         */
        readonly get: operations["bookings.cancellationPreview"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/bookings/{id}/extend-segment": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Make the running segment of a visit longer
         * @description Needs the permission booking:write.
         */
        readonly post: operations["bookings.extendSegment"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/bookings/{id}/reassign": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Give a segment of a booking to another person
         * @description Needs the permission booking:write.
         */
        readonly post: operations["bookings.reassign"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/bookings/reassign-many": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Give all segments of an absent person to others
         * @description Needs the permission booking:write.
         */
        readonly post: operations["bookings.reassignMany"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/bookings/{id}/set-meeting-url": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Set the web address of an online visit, or take it back
         * @description Needs the permission booking:write.
         */
        readonly post: operations["bookings.setMeetingUrl"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/bookings/{id}/assignments": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Tell why a booking has the people it has
         * @description Needs the permission booking:read.
         */
        readonly get: operations["bookings.assignments"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/booking-series": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Book a visit that repeats
         * @description Needs the permission booking:write.
         */
        readonly post: operations["bookingSeries.create"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/booking-series/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get a series with its bookings as they are now
         * @description Needs the permission booking:read.
         */
        readonly get: operations["bookingSeries.get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/booking-series/{id}/reschedule-rest": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Move the rest of a series to another time of day or person
         * @description Needs the permission booking:write.
         */
        readonly post: operations["bookingSeries.rescheduleRest"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/booking-series/{id}/cancel-rest": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Cancel the rest of a series; its time is free again
         * @description Needs the permission booking:write.
         */
        readonly post: operations["bookingSeries.cancelRest"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/waitlist-entries": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List waitlist entries, the longest waiting first
         * @description Needs the permission booking:read.
         */
        readonly get: operations["waitlistEntries.list"];
        readonly put?: never;
        /**
         * Let a customer wait for a visit
         * @description Needs the permission booking:write.
         */
        readonly post: operations["waitlistEntries.create"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/waitlist-entries/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get a waitlist entry
         * @description Needs the permission booking:read.
         */
        readonly get: operations["waitlistEntries.get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/waitlist-entries/{id}/offer": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Offer a start to somebody who waits, and keep it for them
         * @description Needs the permission booking:write.
         */
        readonly post: operations["waitlistEntries.offer"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/waitlist-entries/{id}/accept": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Book the start that is offered, or one that everybody was told of
         * @description Needs the permission booking:write.
         */
        readonly post: operations["waitlistEntries.accept"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/waitlist-entries/{id}/decline": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Decline the start that is offered; it is free again
         * @description Needs the permission booking:write.
         */
        readonly post: operations["waitlistEntries.decline"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/waitlist-entries/{id}/withdraw": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Let a customer wait no longer; what is offered them is free again
         * @description Needs the permission booking:write.
         */
        readonly post: operations["waitlistEntries.withdraw"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/queue-entries": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List a location's queue in its order, with estimates
         * @description Needs the permission booking:read.
         */
        readonly get: operations["queueEntries.list"];
        readonly put?: never;
        /**
         * Put somebody in the queue, and say when they will be served
         * @description Needs the permission booking:write.
         */
        readonly post: operations["queueEntries.join"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/queue-entries/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get a queue entry with its position and estimate
         * @description Needs the permission booking:read.
         */
        readonly get: operations["queueEntries.get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/queue-entries/{id}/call": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Call somebody from the queue to be served now
         * @description Needs the permission booking:write.
         */
        readonly post: operations["queueEntries.call"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/queue-entries/{id}/leave": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Let somebody leave the queue
         * @description Needs the permission booking:write.
         */
        readonly post: operations["queueEntries.leave"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/queue-entries/{id}/no-show": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Note that somebody was not there when it was their turn
         * @description Needs the permission booking:write.
         */
        readonly post: operations["queueEntries.noShow"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/queue-entries/{id}/move": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Move somebody to another position of the queue
         * @description Needs the permission booking:override.
         */
        readonly post: operations["queueEntries.move"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/class-sessions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List classes by their start
         * @description Needs the permission booking:read.
         */
        readonly get: operations["classSessions.list"];
        readonly put?: never;
        /**
         * Plan a class that customers enroll in
         * @description Needs the permission schedule:write.
         */
        readonly post: operations["classSessions.create"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/class-sessions/series": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Plan a class that repeats
         * @description Needs the permission schedule:write.
         */
        readonly post: operations["classSessions.createSeries"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/class-sessions/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get a class with its seats
         * @description Needs the permission booking:read.
         */
        readonly get: operations["classSessions.get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/class-sessions/{id}/spots": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Tell which numbered places of a class are free
         * @description Needs the permission booking:read.
         */
        readonly get: operations["classSessions.spots"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/class-sessions/{id}/cancel": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Cancel a class with all its enrollments; its time is free again
         * @description Needs the permission schedule:write.
         */
        readonly post: operations["classSessions.cancel"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/class-sessions/{id}/substitute": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Give a class to a substitute teacher
         * @description Needs the permission schedule:write.
         */
        readonly post: operations["classSessions.substitute"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/enrollments": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List enrollments: the roster of a class, or the classes of a customer
         * @description Needs the permission booking:read.
         */
        readonly get: operations["enrollments.list"];
        readonly put?: never;
        /**
         * Enroll a customer in a class, guests included
         * @description Needs the permission booking:write.
         */
        readonly post: operations["enrollments.create"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/enrollments/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get an enrollment
         * @description Needs the permission booking:read.
         */
        readonly get: operations["enrollments.get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/enrollments/{id}/cancel": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Cancel an enrollment; its seats are free again
         * @description Needs the permission booking:write.
         */
        readonly post: operations["enrollments.cancel"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/enrollments/{id}/cancellation-preview": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * What cancelling the enrollment now would come to
         * @description Needs the permission booking:read.
         */
        readonly get: operations["enrollments.cancellationPreview"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/enrollments/{id}/check-in": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Note that the customer has arrived for the class
         * @description Needs the permission booking:write.
         */
        readonly post: operations["enrollments.checkIn"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/enrollments/{id}/mark-no-show": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Note that the customer has stayed away from the class
         * @description Needs the permission booking:write.
         */
        readonly post: operations["enrollments.markNoShow"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/tiers": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List what is not archived of Tier
         * @description Needs the permission catalog:read.
         */
        readonly get: operations["tiers.list"];
        readonly put?: never;
        /**
         * Create a Tier
         * @description Needs the permission catalog:write.
         */
        readonly post: operations["tiers.create"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/tiers/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get a Tier
         * @description Needs the permission catalog:read.
         */
        readonly get: operations["tiers.get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        /**
         * Change fields of a Tier (merge patch)
         * @description Needs the permission catalog:write.
         */
        readonly patch: operations["tiers.update"];
        readonly trace?: never;
    };
    readonly "/v1/tiers/{id}/archive": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Archive a Tier: it stays readable and takes part in nothing new
         * @description Needs the permission catalog:write.
         */
        readonly post: operations["tiers.archive"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/customers": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List who is not archived of Customer, or of one group of them, or who has a tag
         * @description Needs the permission customer:read.
         */
        readonly get: operations["customers.list"];
        readonly put?: never;
        /**
         * Create a Customer
         * @description Needs the permission customer:write.
         */
        readonly post: operations["customers.create"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/customers/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get a Customer
         * @description Needs the permission customer:read.
         */
        readonly get: operations["customers.get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        /**
         * Change fields of a Customer (merge patch)
         * @description Needs the permission customer:write.
         */
        readonly patch: operations["customers.update"];
        readonly trace?: never;
    };
    readonly "/v1/customers/{id}/archive": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Archive a Customer: it stays readable and takes part in nothing new
         * @description Needs the permission customer:write.
         */
        readonly post: operations["customers.archive"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/customers/{id}/verify-contact": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Note that a customer's phone number was verified
         * @description Needs the permission customer:verify.
         */
        readonly post: operations["customers.verifyContact"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/customers/{id}/verify-identity": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Note that a customer's identity document was seen
         * @description Needs the permission customer:verify_identity.
         */
        readonly post: operations["customers.verifyIdentity"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/customers/{id}/revoke-identity": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Take back that a customer's identity document was seen, and forget it
         * @description Needs the permission customer:verify_identity.
         */
        readonly post: operations["customers.revokeIdentity"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/customers/{id}/merge": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Merge a duplicate into a customer, who keeps the balances of both
         * @description Needs the permission customer:write.
         */
        readonly post: operations["customers.merge"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/customers/{id}/profile": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get a customer's figures and preferences
         * @description Needs the permission customer:read.
         */
        readonly get: operations["customers.profile"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/customers/{id}/transactions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List a customer's completed orders and refunds, oldest first
         * @description Needs the permission customer:read.
         */
        readonly get: operations["customers.transactions"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/customers/{id}/tier": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get a customer's tier, with what is missing to keep it and to reach the next
         * @description Needs the permission customer:read.
         */
        readonly get: operations["customers.tier"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/customers/{id}/benefits": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List what a customer's tier gives, and what of it is left
         * @description Needs the permission customer:read.
         */
        readonly get: operations["customers.benefits"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/customers/{id}/points": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get a customer's points
         * @description Needs the permission customer:read.
         */
        readonly get: operations["customers.points"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/customer-groups": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List what is not archived of CustomerGroup
         * @description Needs the permission customer:read.
         */
        readonly get: operations["customerGroups.list"];
        readonly put?: never;
        /**
         * Create a CustomerGroup
         * @description Needs the permission customer:write.
         */
        readonly post: operations["customerGroups.create"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/customer-groups/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get a CustomerGroup
         * @description Needs the permission customer:read.
         */
        readonly get: operations["customerGroups.get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        /**
         * Change fields of a CustomerGroup (merge patch)
         * @description Needs the permission customer:write.
         */
        readonly patch: operations["customerGroups.update"];
        readonly trace?: never;
    };
    readonly "/v1/customer-groups/{id}/archive": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Archive a CustomerGroup: it stays readable and takes part in nothing new
         * @description Needs the permission customer:write.
         */
        readonly post: operations["customerGroups.archive"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/tags": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List what is not archived of Tag
         * @description Needs the permission customer:read.
         */
        readonly get: operations["tags.list"];
        readonly put?: never;
        /**
         * Create a Tag
         * @description Needs the permission customer:write.
         */
        readonly post: operations["tags.create"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/tags/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get a Tag
         * @description Needs the permission customer:read.
         */
        readonly get: operations["tags.get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        /**
         * Change fields of a Tag (merge patch)
         * @description Needs the permission customer:write.
         */
        readonly patch: operations["tags.update"];
        readonly trace?: never;
    };
    readonly "/v1/tags/{id}/archive": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Archive a Tag: it stays readable and takes part in nothing new
         * @description Needs the permission customer:write.
         */
        readonly post: operations["tags.archive"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/loyalty-programmes": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List what is not archived of LoyaltyProgramme
         * @description Needs the permission loyalty:read.
         */
        readonly get: operations["loyaltyProgrammes.list"];
        readonly put?: never;
        /**
         * Create a LoyaltyProgramme
         * @description Needs the permission loyalty:write.
         */
        readonly post: operations["loyaltyProgrammes.create"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/loyalty-programmes/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get a LoyaltyProgramme
         * @description Needs the permission loyalty:read.
         */
        readonly get: operations["loyaltyProgrammes.get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        /**
         * Change fields of a LoyaltyProgramme (merge patch)
         * @description Needs the permission loyalty:write.
         */
        readonly patch: operations["loyaltyProgrammes.update"];
        readonly trace?: never;
    };
    readonly "/v1/loyalty-programmes/{id}/archive": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Archive a LoyaltyProgramme: it stays readable and takes part in nothing new
         * @description Needs the permission loyalty:write.
         */
        readonly post: operations["loyaltyProgrammes.archive"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/rewards": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List what is not archived of Reward
         * @description Needs the permission loyalty:read.
         */
        readonly get: operations["rewards.list"];
        readonly put?: never;
        /**
         * Create a Reward
         * @description Needs the permission loyalty:write.
         */
        readonly post: operations["rewards.create"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/rewards/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get a Reward
         * @description Needs the permission loyalty:read.
         */
        readonly get: operations["rewards.get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        /**
         * Change fields of a Reward (merge patch)
         * @description Needs the permission loyalty:write.
         */
        readonly patch: operations["rewards.update"];
        readonly trace?: never;
    };
    readonly "/v1/rewards/{id}/archive": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Archive a Reward: it stays readable and takes part in nothing new
         * @description Needs the permission loyalty:write.
         */
        readonly post: operations["rewards.archive"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/points/redemptions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List what points were exchanged for, of a customer or of a reward, oldest first
         * @description Needs the permission loyalty:read.
         */
        readonly get: operations["pointsRedemptions.list"];
        readonly put?: never;
        /**
         * Exchange points for a reward
         * @description Needs the permission loyalty:redeem.
         */
        readonly post: operations["pointsRedemptions.create"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/points/redemptions/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get what points were exchanged for
         * @description Needs the permission loyalty:read.
         */
        readonly get: operations["pointsRedemptions.get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/timed-price-rules": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List what is not archived of TimedPriceRule
         * @description Needs the permission catalog:read.
         */
        readonly get: operations["timedPriceRules.list"];
        readonly put?: never;
        /**
         * Create a TimedPriceRule
         * @description Needs the permission catalog:write.
         */
        readonly post: operations["timedPriceRules.create"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/timed-price-rules/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get a TimedPriceRule
         * @description Needs the permission catalog:read.
         */
        readonly get: operations["timedPriceRules.get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        /**
         * Change fields of a TimedPriceRule (merge patch)
         * @description Needs the permission catalog:write.
         */
        readonly patch: operations["timedPriceRules.update"];
        readonly trace?: never;
    };
    readonly "/v1/timed-price-rules/{id}/archive": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Archive a TimedPriceRule: it stays readable and takes part in nothing new
         * @description Needs the permission catalog:write.
         */
        readonly post: operations["timedPriceRules.archive"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/promotions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List what is not archived of Promotion
         * @description Needs the permission catalog:read.
         */
        readonly get: operations["promotions.list"];
        readonly put?: never;
        /**
         * Create a Promotion
         * @description Needs the permission catalog:write.
         */
        readonly post: operations["promotions.create"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/promotions/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get a Promotion
         * @description Needs the permission catalog:read.
         */
        readonly get: operations["promotions.get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        /**
         * Change fields of a Promotion (merge patch)
         * @description Needs the permission catalog:write.
         */
        readonly patch: operations["promotions.update"];
        readonly trace?: never;
    };
    readonly "/v1/promotions/{id}/archive": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Archive a Promotion: it stays readable and takes part in nothing new
         * @description Needs the permission catalog:write.
         */
        readonly post: operations["promotions.archive"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/coupon-templates": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List what is not archived of CouponTemplate
         * @description Needs the permission catalog:read.
         */
        readonly get: operations["couponTemplates.list"];
        readonly put?: never;
        /**
         * Create a CouponTemplate
         * @description Needs the permission catalog:write.
         */
        readonly post: operations["couponTemplates.create"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/coupon-templates/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get a CouponTemplate
         * @description Needs the permission catalog:read.
         */
        readonly get: operations["couponTemplates.get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        /**
         * Change fields of a CouponTemplate (merge patch)
         * @description Needs the permission catalog:write.
         */
        readonly patch: operations["couponTemplates.update"];
        readonly trace?: never;
    };
    readonly "/v1/coupon-templates/{id}/archive": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Archive a CouponTemplate: it stays readable and takes part in nothing new
         * @description Needs the permission catalog:write.
         */
        readonly post: operations["couponTemplates.archive"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/coupons": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List coupons of a customer or a template
         * @description Needs the permission order:read.
         */
        readonly get: operations["coupons.list"];
        readonly put?: never;
        /**
         * Issue a coupon to a customer, or with a code
         * @description Needs the permission order:discount.
         */
        readonly post: operations["coupons.issue"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/coupons/issue-many": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Issue a coupon to each of several customers, all or none
         * @description Needs the permission order:discount.
         */
        readonly post: operations["coupons.issueMany"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/coupons/issue-codes": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Issue coupons with codes, for whoever has them
         * @description Needs the permission order:discount.
         */
        readonly post: operations["coupons.issueCodes"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/coupons/claim": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Claim a coupon by its code for a customer
         * @description Needs the permission order:write.
         */
        readonly post: operations["coupons.claim"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/coupons/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get a coupon
         * @description Needs the permission order:read.
         */
        readonly get: operations["coupons.get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/coupons/{id}/void": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Void a coupon that has not been spent
         * @description Needs the permission order:discount.
         */
        readonly post: operations["coupons.void"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/top-up-offers": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List what is not archived of TopUpOffer
         * @description Needs the permission catalog:read.
         */
        readonly get: operations["topUpOffers.list"];
        readonly put?: never;
        /**
         * Create a TopUpOffer
         * @description Needs the permission catalog:write.
         */
        readonly post: operations["topUpOffers.create"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/top-up-offers/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get a TopUpOffer
         * @description Needs the permission catalog:read.
         */
        readonly get: operations["topUpOffers.get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        /**
         * Change fields of a TopUpOffer (merge patch)
         * @description Needs the permission catalog:write.
         */
        readonly patch: operations["topUpOffers.update"];
        readonly trace?: never;
    };
    readonly "/v1/top-up-offers/{id}/archive": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Archive a TopUpOffer: it stays readable and takes part in nothing new
         * @description Needs the permission catalog:write.
         */
        readonly post: operations["topUpOffers.archive"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/top-ups/{id}/refund-preview": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * What paying a top-up back now would give, step by step
         * @description Needs the permission order:read.
         */
        readonly post: operations["topUps.refundPreview"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/top-ups/{id}/refund": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Pay a top-up back under the policy of its location
         * @description Needs the permission order:refund.
         */
        readonly post: operations["topUps.refund"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/stored-value/accounts": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List the stored value of customers
         * @description Needs the permission stored-value:read.
         */
        readonly get: operations["storedValue.accounts"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/stored-value/entries": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List the movements of a customer's stored value, oldest first
         * @description Needs the permission stored-value:read.
         */
        readonly get: operations["storedValue.entries"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/stored-value/adjust": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Give or take stored value by hand
         * @description Needs the permission stored-value:write.
         */
        readonly post: operations["storedValue.adjust"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/stored-value/set-pin": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Set or remove the PIN of a customer's stored value
         * @description Needs the permission stored-value:write.
         */
        readonly post: operations["storedValue.setPin"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/card-products": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List what is not archived of CardProduct
         * @description Needs the permission catalog:read.
         */
        readonly get: operations["cardProducts.list"];
        readonly put?: never;
        /**
         * Create a CardProduct
         * @description Needs the permission catalog:write.
         */
        readonly post: operations["cardProducts.create"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/card-products/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get a CardProduct
         * @description Needs the permission catalog:read.
         */
        readonly get: operations["cardProducts.get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        /**
         * Change fields of a CardProduct (merge patch)
         * @description Needs the permission catalog:write.
         */
        readonly patch: operations["cardProducts.update"];
        readonly trace?: never;
    };
    readonly "/v1/card-products/{id}/archive": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Archive a CardProduct: it stays readable and takes part in nothing new
         * @description Needs the permission catalog:write.
         */
        readonly post: operations["cardProducts.archive"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/prepaid-policies": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List what is not archived of PrepaidPolicy
         * @description Needs the permission catalog:read.
         */
        readonly get: operations["prepaidPolicies.list"];
        readonly put?: never;
        /**
         * Create a PrepaidPolicy
         * @description Needs the permission catalog:write.
         */
        readonly post: operations["prepaidPolicies.create"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/prepaid-policies/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get a PrepaidPolicy
         * @description Needs the permission catalog:read.
         */
        readonly get: operations["prepaidPolicies.get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        /**
         * Change fields of a PrepaidPolicy (merge patch)
         * @description Needs the permission catalog:write.
         */
        readonly patch: operations["prepaidPolicies.update"];
        readonly trace?: never;
    };
    readonly "/v1/prepaid-policies/{id}/archive": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Archive a PrepaidPolicy: it stays readable and takes part in nothing new
         * @description Needs the permission catalog:write.
         */
        readonly post: operations["prepaidPolicies.archive"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/customer-cards/import": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Take over a card that was sold elsewhere
         * @description Needs the permission ledger:write.
         */
        readonly post: operations["customerCards.import"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/customer-cards/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get a card with what is left of it
         * @description Needs the permission order:read.
         */
        readonly get: operations["customerCards.get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/customer-cards": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List cards of a customer or a product, or the one with that number
         * @description Needs the permission order:read.
         */
        readonly get: operations["customerCards.list"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/customer-cards/{id}/redeem": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Use a card for a visit
         * @description Needs the permission order:write.
         */
        readonly post: operations["customerCards.redeem"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/customer-cards/{id}/redemptions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List the uses of a card, oldest first
         * @description Needs the permission order:read.
         */
        readonly get: operations["customerCards.redemptions"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/customer-cards/{id}/freeze": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Freeze a card until a time
         * @description Needs the permission order:write.
         */
        readonly post: operations["customerCards.freeze"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/customer-cards/{id}/unfreeze": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * End a freeze before its time
         * @description Needs the permission order:write.
         */
        readonly post: operations["customerCards.unfreeze"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/customer-cards/{id}/report-lost": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Block a card that was lost
         * @description Needs the permission order:write.
         */
        readonly post: operations["customerCards.reportLost"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/customer-cards/{id}/reissue": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Give a blocked card another number
         * @description Needs the permission order:write.
         */
        readonly post: operations["customerCards.reissue"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/customer-cards/{id}/transfer": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Give a card to another customer
         * @description Needs the permission order:write.
         */
        readonly post: operations["customerCards.transfer"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/customer-cards/{id}/share": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Say who else may use a card
         * @description Needs the permission order:write.
         */
        readonly post: operations["customerCards.share"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/customer-cards/{id}/refund-value": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * What a card is worth when it is given back, step by step
         * @description Needs the permission order:read.
         */
        readonly get: operations["customerCards.refundValue"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/customer-cards/{id}/refund": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Take a card back for what its terms say
         * @description Needs the permission order:refund.
         */
        readonly post: operations["customerCards.refund"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/card-redemptions/{id}/reverse": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Take a use of a card back
         * @description Needs the permission order:write.
         */
        readonly post: operations["cardRedemptions.reverse"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/gift-cards": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List gift cards
         * @description Needs the permission order:read.
         */
        readonly get: operations["giftCards.list"];
        readonly put?: never;
        /**
         * Make a gift card to be sold, and show its code once
         * @description Needs the permission order:write.
         */
        readonly post: operations["giftCards.create"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/gift-cards/import": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Take over a gift card that was sold elsewhere
         * @description Needs the permission ledger:write.
         */
        readonly post: operations["giftCards.import"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/gift-cards/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get a gift card with what it holds
         * @description Needs the permission order:read.
         */
        readonly get: operations["giftCards.get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/gift-cards/check-balance": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Look a gift card up by its code
         * @description Needs the permission order:read.
         */
        readonly post: operations["giftCards.checkBalance"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/gift-cards/{id}/activities": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List what happened to a gift card, oldest first
         * @description Needs the permission order:read.
         */
        readonly get: operations["giftCards.activities"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/gift-cards/{id}/block": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Block a gift card
         * @description Needs the permission order:write.
         */
        readonly post: operations["giftCards.block"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/gift-cards/{id}/unblock": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Let a blocked gift card be spent again
         * @description Needs the permission order:write.
         */
        readonly post: operations["giftCards.unblock"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/gift-cards/{id}/deactivate": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * End an empty gift card for good
         * @description Needs the permission order:write.
         */
        readonly post: operations["giftCards.deactivate"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/gift-cards/{id}/transfer-balance": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Move what a gift card holds to another one, which replaces it
         * @description Needs the permission order:write.
         */
        readonly post: operations["giftCards.transferBalance"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/customers/{id}/membership-card": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Issue the card of a customer's tier
         * @description Needs the permission customer:write.
         */
        readonly post: operations["membershipCards.issue"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/membership-cards/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get a membership card with who it is of
         * @description Needs the permission customer:read.
         */
        readonly get: operations["membershipCards.get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/membership-cards": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List membership cards, or find the one with that number
         * @description Needs the permission customer:read.
         */
        readonly get: operations["membershipCards.list"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/membership-cards/{id}/report-lost": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Block a membership card that was lost
         * @description Needs the permission customer:write.
         */
        readonly post: operations["membershipCards.reportLost"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/membership-cards/{id}/reissue": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Issue another card for one that was lost
         * @description Needs the permission customer:write.
         */
        readonly post: operations["membershipCards.reissue"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/receivables/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get what a customer owes for one payment on account
         * @description Needs the permission receivable:read.
         */
        readonly get: operations["receivables.get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/receivables": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List what customers owe and have owed, oldest first
         * @description Needs the permission receivable:read.
         */
        readonly get: operations["receivables.list"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/receivable-settlements": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List what was paid of debts or written off, oldest first
         * @description Needs the permission receivable:read.
         */
        readonly get: operations["receivables.settlements"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/receivables/settle": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Take money for what a customer owes
         * @description Needs the permission receivable:write.
         */
        readonly post: operations["receivables.settle"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/receivables/write-off": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Give up what a customer owes
         * @description Needs the permission receivable:write_off.
         */
        readonly post: operations["receivables.writeOff"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/orders/calculate": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Price a bill without making it
         * @description Needs the permission order:read.
         */
        readonly post: operations["orders.calculate"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/orders/best-tender": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Find how a bill takes least of the customer's own money
         * @description Needs the permission order:write.
         */
        readonly post: operations["orders.bestTender"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/orders": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List orders, oldest first
         * @description Needs the permission order:read.
         */
        readonly get: operations["orders.list"];
        readonly put?: never;
        /**
         * Make a bill, and pay it at once where tenders are given
         * @description Needs the permission order:write.
         */
        readonly post: operations["orders.create"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/orders/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get an order with its lines and payments, redemptions, refunds and trail
         * @description Needs the permission order:read.
         */
        readonly get: operations["orders.get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        /**
         * Change an unpaid bill, and price it anew
         * @description Needs the permission order:write.
         */
        readonly patch: operations["orders.update"];
        readonly trace?: never;
    };
    readonly "/v1/orders/{id}/pay": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Pay a bill
         * @description Needs the permission order:write.
         */
        readonly post: operations["orders.pay"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/orders/{id}/park": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Put an unpaid bill aside, to go on with it later
         * @description Needs the permission order:write.
         */
        readonly post: operations["orders.park"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/orders/{id}/resume": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Go on with a bill that was put aside
         * @description Needs the permission order:write.
         */
        readonly post: operations["orders.resume"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/orders/{id}/prepare": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Note that the goods of a paid order lie ready, or are on their way
         * @description Needs the permission order:write.
         */
        readonly post: operations["orders.prepare"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/orders/{id}/hand-over": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Note that the goods of a paid order were picked up or brought
         * @description Needs the permission order:write.
         */
        readonly post: operations["orders.handOver"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/orders/{id}/cancel": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Cancel an unpaid bill
         * @description Needs the permission order:write.
         */
        readonly post: operations["orders.cancel"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/orders/{id}/refund-preview": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * What refunding these units now would give back
         * @description Needs the permission order:read.
         */
        readonly post: operations["orders.refundPreview"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/orders/{id}/refunds": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Give back what was paid for some units, or for all
         * @description Needs the permission order:refund.
         */
        readonly post: operations["orders.refund"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/orders/{id}/reopen": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Take a paid order back and open its bill again
         * @description Needs the permission order:reopen.
         */
        readonly post: operations["orders.reopen"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/refunds/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get a refund with what it went back with
         * @description Needs the permission order:read.
         */
        readonly get: operations["refunds.get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/refunds": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List refunds, oldest first
         * @description Needs the permission order:read.
         */
        readonly get: operations["refunds.list"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/refunds/unlinked": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Take back what no bill here tells of
         * @description Needs the permission order:refund_any.
         */
        readonly post: operations["refunds.returnUnlinked"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/refund-requests": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List requests for money back, oldest first
         * @description Needs the permission order:read.
         */
        readonly get: operations["refundRequests.list"];
        readonly put?: never;
        /**
         * Ask for money back
         * @description Needs the permission order:write.
         */
        readonly post: operations["refundRequests.create"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/refund-requests/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get a request for money back, with what came of it
         * @description Needs the permission order:read.
         */
        readonly get: operations["refundRequests.get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/refund-requests/{id}/approve": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Grant a request: the refund is made at once
         * @description Needs the permission order:refund.
         */
        readonly post: operations["refundRequests.approve"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/refund-requests/{id}/reject": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Reject a request, with the reason
         * @description Needs the permission order:refund.
         */
        readonly post: operations["refundRequests.reject"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/refund-requests/{id}/withdraw": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Take a request back
         * @description Needs the permission order:write.
         */
        readonly post: operations["refundRequests.withdraw"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/cash-shifts": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List cash shifts, oldest first
         * @description Needs the permission cash:read.
         */
        readonly get: operations["cashShifts.list"];
        readonly put?: never;
        /**
         * Open a cash shift with what is in the drawer
         * @description Needs the permission cash:write.
         */
        readonly post: operations["cashShifts.open"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/cash-shifts/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get a cash shift with what should be in its drawer
         * @description Needs the permission cash:read.
         */
        readonly get: operations["cashShifts.get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/cash-shifts/{id}/movements": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List what was paid into and out of the drawer of a cash shift
         * @description Needs the permission cash:read.
         */
        readonly get: operations["cashShifts.movements"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/cash-shifts/{id}/pay-in": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Put cash into the drawer of an open shift
         * @description Needs the permission cash:write.
         */
        readonly post: operations["cashShifts.payIn"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/cash-shifts/{id}/pay-out": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Take cash out of the drawer of an open shift
         * @description Needs the permission cash:write.
         */
        readonly post: operations["cashShifts.payOut"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/cash-shifts/{id}/end": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * End a cash shift, to be counted later
         * @description Needs the permission cash:write.
         */
        readonly post: operations["cashShifts.end"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/cash-shifts/{id}/close": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Count a cash shift and close it; a difference is over or short
         * @description Needs the permission cash:write.
         */
        readonly post: operations["cashShifts.close"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/cash-shifts/{id}/hand-over": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Count a cash shift and hand it over to the next person
         * @description Needs the permission cash:write.
         */
        readonly post: operations["cashShifts.handOver"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/cash-movements": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List what was put into drawers and taken out, in shifts and without, oldest first
         * @description Needs the permission cash:read.
         */
        readonly get: operations["cashMovements.list"];
        readonly put?: never;
        /**
         * Put cash into a location's drawer or take it out: in the open cash shift, or without one
         * @description Needs the permission cash:write.
         */
        readonly post: operations["cashMovements.create"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/expenses": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List expenses, oldest first
         * @description Needs the permission cash:read.
         */
        readonly get: operations["expenses.list"];
        readonly put?: never;
        /**
         * Record an expense
         * @description Needs the permission cash:write.
         */
        readonly post: operations["expenses.create"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/expenses/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get an expense
         * @description Needs the permission cash:read.
         */
        readonly get: operations["expenses.get"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/expenses/{id}/void": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Take a recorded expense back
         * @description Needs the permission cash:write.
         */
        readonly post: operations["expenses.void"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/ledger/verify": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Verify that the books balance and the records agree with them
         * @description Needs the permission ledger:read.
         */
        readonly get: operations["ledger.verify"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/ledger/accounts": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List the balances of customers, cards and entitlements
         * @description Needs the permission ledger:read.
         */
        readonly get: operations["ledger.accounts"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/ledger/entries": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List the lines of the books, oldest first
         * @description Needs the permission ledger:read.
         */
        readonly get: operations["ledger.entries"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/ledger/trial-balance": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Trial balance of each unit
         * @description Needs the permission ledger:read.
         */
        readonly get: operations["ledger.trialBalance"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/ledger/profit-and-loss": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Profit and loss of each currency in a period
         * @description Needs the permission ledger:read.
         */
        readonly get: operations["ledger.profitAndLoss"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/ledger/balance-sheet": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Balance sheet of each currency at the end of a day
         * @description Needs the permission ledger:read.
         */
        readonly get: operations["ledger.balanceSheet"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/accounting-periods": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List closed and reopened periods
         * @description Needs the permission ledger:read.
         */
        readonly get: operations["accountingPeriods.list"];
        readonly put?: never;
        /**
         * Close the books of business days
         * @description Needs the permission ledger:write.
         */
        readonly post: operations["accountingPeriods.close"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/accounting-periods/{id}/reopen": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Open a closed period again
         * @description Needs the permission ledger:write.
         */
        readonly post: operations["accountingPeriods.reopen"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/reports/day-totals": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * A business day's takings and postings
         * @description Needs the permission ledger:read.
         */
        readonly get: operations["reports.dayTotals"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/reports/prepaid-liability": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * What is owed of prepaid cards and balances, by price, by value and by service credits
         * @description Needs the permission ledger:read.
         */
        readonly get: operations["reports.prepaidLiability"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/analytics/bookings": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * No-shows, waits and utilisation of a location's time
         * @description Needs the permission booking:read.
         */
        readonly get: operations["analytics.bookings"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/calendar-feeds/{token}.ics": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Read a calendar, as calendar programs do
         * @description Needs no key: the secret in the address is one. An iCalendar text of what is from 30 days ago to 180 days ahead, of at most 5000 bookings and 2000 classes. Times are in UTC. A revoked address is answered like an unknown one.
         */
        readonly get: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    /** @description The ETag of the calendar as you have it. */
                    readonly "If-None-Match"?: string;
                };
                readonly path: {
                    /** @description The secret. */
                    readonly token: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description Done. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "text/calendar": string;
                    };
                };
            };
        };
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description The balance of a guarded account, which never falls below zero. */
        readonly AccountBalance: {
            readonly account: components["schemas"]["AccountCode"];
            /** @description Whose it is: a customer, a card or an entitlement. */
            readonly subjectId: string;
            /** @description A currency, VISIT, POINT, or POINT.<code> of a sub-ledger. */
            readonly unit: string;
            /** @description What it stands at, growing on its normal side; what is pending or held is included. */
            readonly postedMinor: number;
            /** @description The part that holds keep. */
            readonly heldMinor: number;
            /** @description postedMinor less heldMinor; of lots, those pending and expired ones are included. */
            readonly availableMinor: number;
        };
        readonly AccountBalancePage: {
            readonly data: readonly components["schemas"]["AccountBalance"][];
            /** @description Give it as `cursor` for the next page; null at the end. */
            readonly nextCursor: string | null;
        };
        /**
         * @description An account of the chart; see docs/ledger.md.
         * @enum {string}
         */
        readonly AccountCode: "CASH_DRAWER" | "BANK" | "PROVIDER_CLEARING" | "RECEIVABLES" | "INVENTORY" | "CUSTOMER_ADVANCES" | "STORED_VALUE_PRINCIPAL" | "STORED_VALUE_BONUS" | "BONUS_GRANTED" | "GIFT_CARDS" | "CARD_DEFERRED_REVENUE" | "POINTS_LIABILITY" | "PAYABLES" | "TAX_PAYABLE" | "TIPS_PAYABLE" | "OPENING_EQUITY" | "OWNER_EQUITY" | "SERVICE_REVENUE" | "PRODUCT_REVENUE" | "CARD_REVENUE" | "SERVICE_CHARGES" | "CANCELLATION_FEES" | "BREAKAGE" | "DISCOUNTS" | "BONUS_REDEEMED" | "POINTS_REDEEMED" | "CASH_ROUNDING" | "COST_OF_GOODS" | "PROVIDER_FEES" | "EXPENSES" | "CASH_OVER_SHORT" | "POINTS" | "POINTS_OWED" | "POINTS_ISSUED" | "VISITS" | "VISITS_ISSUED";
        /** @description Business days whose books were closed; REOPENED ones take entries. */
        readonly AccountingPeriod: {
            readonly id: components["schemas"]["AccountingPeriodId"];
            /** @description Null for all locations. */
            readonly locationId: components["schemas"]["LocationId"] | null;
            readonly fromDate: components["schemas"]["LocalDate"];
            readonly toDate: components["schemas"]["LocalDate"];
            /** @enum {string} */
            readonly state: "CLOSED" | "REOPENED";
            readonly note: string;
            readonly version: number;
            readonly createdAt: components["schemas"]["Instant"];
            readonly updatedAt: components["schemas"]["Instant"];
        };
        /** @description The id of a AccountingPeriod. */
        readonly AccountingPeriodId: string;
        readonly AccountingPeriodPage: {
            readonly data: readonly components["schemas"]["AccountingPeriod"][];
            /** @description Give it as `cursor` for the next page; null at the end. */
            readonly nextCursor: string | null;
        };
        /** @description Something extra in the course of a service, for a price and perhaps for time. */
        readonly AddOn: {
            readonly id: components["schemas"]["AddOnId"];
            readonly name: string;
            /** @default  */
            readonly description: string;
            /** @description What it adds to the price of the service, each time it is chosen. */
            readonly price: components["schemas"]["Price"];
            /**
             * @description What it adds to the time of staff and customer together, each time it is chosen.
             * @default 0
             */
            readonly durationMinutes: number;
            /**
             * @description Who performs it; null for everybody who performs the service.
             * @default null
             */
            readonly staffIds: readonly components["schemas"]["StaffId"][] | null;
            /**
             * @description Each is met by one of its resources at the location of the booking.
             * @default []
             */
            readonly resourceRequirements: readonly {
                readonly resourceIds: readonly components["schemas"]["ResourceId"][];
                /** @default 1 */
                readonly quantity: number;
                /**
                 * @description Guests of one visit use it together while their segments overlap: a room for two.
                 * @default false
                 */
                readonly sharedByParty: boolean;
                /**
                 * @description Taken to the customer's address or used for visits online; others are left free then.
                 * @default false
                 */
                readonly carriedAlong: boolean;
            }[];
            readonly version: number;
            readonly createdAt: components["schemas"]["Instant"];
            readonly updatedAt: components["schemas"]["Instant"];
            readonly archivedAt: components["schemas"]["Instant"] | null;
        };
        readonly AddOnChoice: {
            readonly addOnId: components["schemas"]["AddOnId"];
            /** @default 1 */
            readonly quantity: number;
        };
        readonly AddOnChoiceInput: {
            readonly addOnId: components["schemas"]["AddOnId"];
            /** @default 1 */
            readonly quantity?: number;
        };
        /** @description Add-ons offered with a service, and how many of them are chosen. */
        readonly AddOnGroup: {
            readonly name: string;
            readonly addOnIds: readonly components["schemas"]["AddOnId"][];
            /**
             * @description Above 0 the group must be chosen from.
             * @default 0
             */
            readonly minSelections: number;
            /**
             * @description Null for no limit.
             * @default null
             */
            readonly maxSelections: number | null;
        };
        /** @description Add-ons offered with a service, and how many of them are chosen. */
        readonly AddOnGroupInput: {
            readonly name: string;
            readonly addOnIds: readonly components["schemas"]["AddOnId"][];
            /**
             * @description Above 0 the group must be chosen from.
             * @default 0
             */
            readonly minSelections?: number;
            /**
             * @description Null for no limit.
             * @default null
             */
            readonly maxSelections?: number | null;
        };
        /** @description The id of a AddOn. */
        readonly AddOnId: string;
        readonly AddOnPage: {
            readonly data: readonly components["schemas"]["AddOn"][];
            /** @description Give it as `cursor` for the next page; null at the end. */
            readonly nextCursor: string | null;
        };
        /** @description A live booking with the segments that are one person's. */
        readonly AffectedBooking: {
            readonly bookingId: components["schemas"]["BookingId"];
            readonly locationId: components["schemas"]["LocationId"];
            readonly customerId: components["schemas"]["CustomerId"];
            readonly state: string;
            readonly version: number;
            readonly startsAt: components["schemas"]["Instant"];
            readonly endsAt: components["schemas"]["Instant"];
            /** @description The customer asked for this person in one of the segments. */
            readonly staffRequested: boolean;
            readonly segments: readonly {
                readonly ordinal: number;
                readonly serviceId: components["schemas"]["ServiceId"];
                readonly staffRequested: boolean;
                readonly startsAt: components["schemas"]["Instant"];
                readonly endsAt: components["schemas"]["Instant"];
            }[];
        };
        readonly AffectedBookings: {
            readonly data: readonly components["schemas"]["AffectedBooking"][];
        };
        readonly ApiKey: {
            readonly id: components["schemas"]["ApiKeyId"];
            readonly name: string;
            readonly permissions: readonly components["schemas"]["Permission"][];
            /** @description The beginning of the key, to tell keys apart. */
            readonly hint: string;
            readonly createdAt: components["schemas"]["Instant"];
            readonly revokedAt: components["schemas"]["Instant"] | null;
        };
        /** @description The id of a ApiKey. */
        readonly ApiKeyId: string;
        readonly ApiKeyPage: {
            readonly data: readonly components["schemas"]["ApiKey"][];
            /** @description Give it as `cursor` for the next page; null at the end. */
            readonly nextCursor: string | null;
        };
        /** @description A rule that changed the bill, and by how much in all. */
        readonly AppliedRule: {
            readonly ruleId: string;
            readonly ruleVersion: number;
            /** @enum {string} */
            readonly source: "BENEFIT" | "TIMED_PRICE" | "MEMBER_DAY" | "TIER" | "DISCOUNT_CARD" | "PROMOTION" | "COUPON" | "MANUAL";
            readonly amountOffMinor: number;
        };
        readonly Assignment: {
            readonly bookingId: components["schemas"]["BookingId"];
            /** @description The version of the booking that the choice made. */
            readonly bookingVersion: number;
            /** @description The ordinal of the segment. */
            readonly segment: number;
            /** @enum {string} */
            readonly strategy: "LEAST_BOOKED" | "WEIGHTED_SHARE" | "ROTATION" | "FEWEST_GAPS" | "CATALOGUE_ORDER";
            /** @description Which meaning of the facts and scores made the choice. */
            readonly strategyVersion: number;
            readonly decidedAt: components["schemas"]["Instant"];
            /** @description On the location's wall clock. */
            readonly decidedOn: components["schemas"]["LocalDate"];
            /** @description Who was chosen. */
            readonly staffId: components["schemas"]["StaffId"];
            /** @enum {string} */
            readonly source: "ROTATION" | "REQUESTED" | "ON_SPOT_PICK" | "PRE_RESERVED" | "AUTOMATIC";
            /** @description Who went before all others where free: named, held, or with the visit before it moved. */
            readonly keptStaffId: components["schemas"]["StaffId"] | null;
            /** @description Whether it counts in the person's share of the month. */
            readonly counted: boolean;
            /** @description The person's turn before and after, where the choice took it. */
            readonly turn: {
                readonly from: number;
                readonly to: number;
            } | null;
            /** @description Everybody who could perform the segment, as the service lists them. */
            readonly candidates: readonly {
                readonly staffId: components["schemas"]["StaffId"];
                /**
                 * @description FREE; not free then; or free, but not together with the rest of the visit.
                 * @enum {string}
                 */
                readonly standing: "FREE" | "NOT_FREE" | "UNFIT";
                /** @description What the strategy looked at: times in milliseconds, shares in millionths. */
                readonly facts: {
                    readonly [key: string]: number | null;
                };
                /** @description Compared first number first; the lowest among the FREE was chosen, the earlier among equals. */
                readonly score: readonly number[];
            }[];
        };
        readonly Assignments: {
            readonly data: readonly components["schemas"]["Assignment"][];
        };
        /** @description One write: who did what to which record, when. */
        readonly AuditEntry: {
            readonly id: components["schemas"]["AuditEntryId"];
            readonly operation: string;
            readonly actor: {
                readonly kind: string;
                readonly id: string;
            };
            readonly requestId: string;
            readonly occurredAt: components["schemas"]["Instant"];
            readonly subjectId: string | null;
        };
        /** @description The id of a AuditEntry. */
        readonly AuditEntryId: string;
        readonly AuditEntryPage: {
            readonly data: readonly components["schemas"]["AuditEntry"][];
            /** @description Give it as `cursor` for the next page; null at the end. */
            readonly nextCursor: string | null;
        };
        readonly BalanceSheet: {
            readonly currency: components["schemas"]["Currency"];
            readonly assets: readonly {
                readonly account: components["schemas"]["AccountCode"];
                /** @enum {string} */
                readonly type: "ASSET" | "LIABILITY" | "CONTRA_LIABILITY" | "EQUITY" | "REVENUE" | "CONTRA_REVENUE" | "EXPENSE" | "MEMO";
                /** @description On the normal side of the account: what is owned, owed, earned or spent is positive. */
                readonly amountMinor: number;
            }[];
            readonly liabilities: readonly {
                readonly account: components["schemas"]["AccountCode"];
                /** @enum {string} */
                readonly type: "ASSET" | "LIABILITY" | "CONTRA_LIABILITY" | "EQUITY" | "REVENUE" | "CONTRA_REVENUE" | "EXPENSE" | "MEMO";
                /** @description On the normal side of the account: what is owned, owed, earned or spent is positive. */
                readonly amountMinor: number;
            }[];
            readonly equity: readonly {
                readonly account: components["schemas"]["AccountCode"];
                /** @enum {string} */
                readonly type: "ASSET" | "LIABILITY" | "CONTRA_LIABILITY" | "EQUITY" | "REVENUE" | "CONTRA_REVENUE" | "EXPENSE" | "MEMO";
                /** @description On the normal side of the account: what is owned, owed, earned or spent is positive. */
                readonly amountMinor: number;
            }[];
            /** @description The same as liabilityMinor and equityMinor together. */
            readonly assetMinor: number;
            readonly liabilityMinor: number;
            /** @description What customers have paid ahead: a part of liabilityMinor. */
            readonly prepaidMinor: number;
            /** @description Profit and loss of all days up to the date: a part of equityMinor. */
            readonly retainedEarningsMinor: number;
            readonly equityMinor: number;
        };
        readonly BalanceSheetStatement: {
            readonly data: readonly components["schemas"]["BalanceSheet"][];
        };
        /** @description The way to pay a bill that takes least of the customer's own money. */
        readonly BestTender: {
            /** @description To send to orders.create. */
            readonly couponIds: readonly components["schemas"]["CouponId"][];
            /** @description To send to orders.create. */
            readonly useBenefits: readonly string[];
            /** @description To send to orders.create. */
            readonly useCards: readonly components["schemas"]["CustomerCardId"][];
            /** @description To send to orders.pay; what is left to pay in money stands last as CASH, for any tender of money. */
            readonly tenders: readonly components["schemas"]["Tender"][];
            /** @description What the bill comes to with that; its quoteHash is for orders.create. */
            readonly quote: components["schemas"]["OrderQuote"];
            /** @description What is paid in money now. */
            readonly toPayMinor: number;
            /** @description All of the customer's own money that goes into it: toPayMinor and what was paid for what is used. */
            readonly ownMinor: number;
            /** @description What it would cost without any of it, all in money. */
            readonly withoutMinor: number;
            /** @description Whether every combination was compared; false where there are too many or comparing them takes too long, and good ones were. */
            readonly complete: boolean;
            /** @description Why: what each thing gives and what was paid for it. */
            readonly uses: readonly components["schemas"]["PlannedUse"][];
        };
        readonly Booking: {
            readonly id: components["schemas"]["BookingId"];
            readonly locationId: components["schemas"]["LocationId"];
            readonly customerId: components["schemas"]["CustomerId"];
            readonly state: components["schemas"]["BookingState"];
            readonly channel: components["schemas"]["BookingChannel"];
            readonly locationType: components["schemas"]["LocationType"];
            /** @description Of a visit at the customer's address. */
            readonly address: components["schemas"]["VisitAddress"] | null;
            /** @description Of a visit online, once it is set. */
            readonly meetingUrl: string | null;
            /** @description Shown by the customer on arrival, as digits or a QR code. */
            readonly redemptionCode: string;
            readonly startsAt: components["schemas"]["Instant"];
            readonly endsAt: components["schemas"]["Instant"];
            readonly segments: readonly components["schemas"]["BookingSegment"][];
            /** @description Who comes; `guest` of a segment counts in this list. */
            readonly guests: readonly {
                readonly name: string | null;
            }[];
            readonly guestArrangement: components["schemas"]["GuestArrangement"];
            /** @description The most that a guest waits between segments. */
            readonly maxWaitMinutes: number;
            readonly history: readonly {
                readonly version: number;
                readonly state: components["schemas"]["BookingState"];
                /** @enum {string} */
                readonly action: "BOOK" | "PREPAY" | "CONFIRM" | "DECLINE" | "EXPIRE" | "RESCHEDULE" | "REASSIGN" | "CANCEL" | "LATE_CANCEL" | "NO_SHOW" | "CHECK_IN" | "START" | "EXTEND" | "SET_MEETING_URL" | "COMPLETE";
                readonly occurredAt: components["schemas"]["Instant"];
                readonly actor: {
                    readonly kind: string;
                    readonly id: string;
                };
                readonly reason: string | null;
                readonly cancelReason: components["schemas"]["CancelReason"] | null;
            }[];
            readonly note: string;
            /** @description What a PENDING booking waits for; approval is asked for once the prepayment is there. */
            readonly awaiting: ("PAYMENT" | "APPROVAL") | null;
            readonly requiresApproval: boolean;
            /** @description What was to be paid before the booking stands; 0 for nothing. */
            readonly prepaymentDue: components["schemas"]["TotalAmount"];
            /** @description Until when a PENDING booking can be paid or confirmed. */
            readonly pendingExpiresAt: components["schemas"]["Instant"] | null;
            /** @description The list price when the visit was booked. */
            readonly price: components["schemas"]["TotalAmount"];
            /** @description As they were when the visit was booked; the strictest counts. */
            readonly cancellationTerms: readonly components["schemas"]["CancellationTerms"][];
            /** @description What ending the booking unserved came to. */
            readonly settlement: components["schemas"]["Settlement"] | null;
            /** @description The series that it is an occurrence of. */
            readonly seriesId: components["schemas"]["BookingSeriesId"] | null;
            /** @description Which occurrence of the series, counted from 1. */
            readonly occurrence: number | null;
            readonly version: number;
            readonly createdAt: components["schemas"]["Instant"];
            readonly updatedAt: components["schemas"]["Instant"];
        };
        /** @enum {string} */
        readonly BookingChannel: "WEB" | "APP" | "MINI_PROGRAM" | "OFFICIAL_ACCOUNT" | "PHONE" | "BACKOFFICE" | "WALK_IN";
        /** @description How well a location's time was used, with what each figure is made of. */
        readonly BookingFigures: {
            readonly locationId: components["schemas"]["LocationId"];
            readonly from: components["schemas"]["LocalDate"];
            readonly to: components["schemas"]["LocalDate"];
            /** @description noShows / due: NO_SHOW, of all that are NO_SHOW, ARRIVED, IN_SERVICE or COMPLETED. Parts of one; null when nobody was due. */
            readonly noShowRate: number | null;
            /** @description The mean time from check-in to the start of the service, of visits that had both. Null without such visits. */
            readonly avgWaitMinutes: number | null;
            /** @description bookedMinutes / (workingMinutes - blockedMinutes): time of staff with customers, in visits and in classes, of published shifts without breaks and without blocked time that counts toward utilisation. Parts of one; null without such time. */
            readonly utilisation: number | null;
            readonly noShows: number;
            /** @description Bookings whose customer came or should have. */
            readonly due: number;
            /** @description Visits that were checked in and begun. */
            readonly waits: number;
            readonly bookedMinutes: number;
            readonly workingMinutes: number;
            /** @description Of the working minutes. */
            readonly blockedMinutes: number;
            readonly byState: {
                readonly PENDING: number;
                readonly CONFIRMED: number;
                readonly ARRIVED: number;
                readonly IN_SERVICE: number;
                readonly COMPLETED: number;
                readonly CANCELLED: number;
                readonly LATE_CANCELLED: number;
                readonly NO_SHOW: number;
                readonly DECLINED: number;
                readonly EXPIRED: number;
            };
            readonly byChannel: {
                readonly WEB: number;
                readonly APP: number;
                readonly MINI_PROGRAM: number;
                readonly OFFICIAL_ACCOUNT: number;
                readonly PHONE: number;
                readonly BACKOFFICE: number;
                readonly WALK_IN: number;
            };
            readonly definitions: {
                readonly counts: string;
                readonly noShowRate: string;
                readonly avgWaitMinutes: string;
                readonly utilisation: string;
            };
        };
        /** @description The id of a Booking. */
        readonly BookingId: string;
        readonly BookingPage: {
            readonly data: readonly components["schemas"]["Booking"][];
            /** @description Give it as `cursor` for the next page; null at the end. */
            readonly nextCursor: string | null;
        };
        readonly BookingSegment: {
            readonly ordinal: number;
            /** @description Whose segment it is, counted from 0. */
            readonly guest: number;
            readonly serviceId: components["schemas"]["ServiceId"];
            readonly staffId: components["schemas"]["StaffId"];
            readonly staffRequested: boolean;
            /**
             * @description How the person came to the segment: in turn (ROTATION, 轮钟), asked for (REQUESTED, 点钟), picked out of turn (ON_SPOT_PICK, 跳牌), by a kept turn (PRE_RESERVED, 留牌), or chosen by another rule (AUTOMATIC).
             * @enum {string}
             */
            readonly assignmentSource: "ROTATION" | "REQUESTED" | "ON_SPOT_PICK" | "PRE_RESERVED" | "AUTOMATIC";
            /** @description The level that was asked for. */
            readonly staffLevelId: components["schemas"]["StaffLevelId"] | null;
            /** @description The gender that was asked for. */
            readonly staffGender: components["schemas"]["StaffGender"] | null;
            readonly resourceIds: readonly components["schemas"]["ResourceId"][];
            readonly addOns: readonly {
                readonly addOnId: components["schemas"]["AddOnId"];
                readonly quantity: number;
                /** @description Each time it is chosen, like the price. */
                readonly durationMinutes: number;
                readonly price: components["schemas"]["Money"];
            }[];
            /** @description The list price with add-ons, as it was when the visit was booked or held. */
            readonly price: components["schemas"]["Money"];
            readonly startsAt: components["schemas"]["Instant"];
            readonly endsAt: components["schemas"]["Instant"];
        };
        /** @description Visits that repeat, as they were asked for. */
        readonly BookingSeries: {
            readonly id: components["schemas"]["BookingSeriesId"];
            readonly locationId: components["schemas"]["LocationId"];
            readonly customerId: components["schemas"]["CustomerId"];
            readonly rule: components["schemas"]["RecurrenceRule"];
            readonly startsAt: components["schemas"]["Instant"];
            readonly locationType: components["schemas"]["LocationType"];
            /** @description Guest by guest, in order. */
            readonly segments: readonly components["schemas"]["RequestedSegment"][];
            /** @description Who comes. */
            readonly guests: readonly {
                readonly name: string | null;
            }[];
            readonly guestArrangement: components["schemas"]["GuestArrangement"];
            /** @description The most that a guest waits between segments. */
            readonly maxWaitMinutes: number;
            /** @description Of visits at the customer's address. */
            readonly address: components["schemas"]["VisitAddress"] | null;
            readonly channel: components["schemas"]["BookingChannel"];
            readonly note: string;
            readonly createdAt: components["schemas"]["Instant"];
        };
        /** @description The id of a BookingSeries. */
        readonly BookingSeriesId: string;
        /** @description What came of each occurrence of a series of visits. */
        readonly BookingSeriesResult: {
            readonly series: components["schemas"]["BookingSeries"];
            readonly occurrences: readonly {
                /** @description Counted from 1. */
                readonly occurrence: number;
                readonly startsAt: components["schemas"]["Instant"];
                /** @description Why it could not be done; null where it was. */
                readonly refusal: {
                    /** @description As the code of a problem. */
                    readonly code: string;
                    readonly details: {
                        readonly [key: string]: unknown;
                    };
                } | null;
                /** @description Null where nothing could be booked. */
                readonly bookingId: components["schemas"]["BookingId"] | null;
                /** @description The booking's state now. */
                readonly state: components["schemas"]["BookingState"] | null;
            }[];
        };
        /** @enum {string} */
        readonly BookingState: "PENDING" | "CONFIRMED" | "ARRIVED" | "IN_SERVICE" | "COMPLETED" | "CANCELLED" | "LATE_CANCELLED" | "NO_SHOW" | "DECLINED" | "EXPIRED";
        /** @description A calendar that programs subscribe to by its secret address. */
        readonly CalendarFeed: {
            readonly id: components["schemas"]["CalendarFeedId"];
            readonly kind: components["schemas"]["CalendarFeedKind"];
            readonly staffId: components["schemas"]["StaffId"] | null;
            readonly locationId: components["schemas"]["LocationId"] | null;
            readonly includeCustomerNames: boolean;
            readonly createdAt: components["schemas"]["Instant"];
            readonly revokedAt: components["schemas"]["Instant"] | null;
        };
        /** @description The id of a CalendarFeed. */
        readonly CalendarFeedId: string;
        /** @enum {string} */
        readonly CalendarFeedKind: "STAFF" | "LOCATION";
        readonly CalendarFeedPage: {
            readonly data: readonly components["schemas"]["CalendarFeed"][];
            /** @description Give it as `cursor` for the next page; null at the end. */
            readonly nextCursor: string | null;
        };
        /** @enum {string} */
        readonly CancelReason: "CUSTOMER" | "STAFF" | "LOCATION" | "MISTAKE" | "OTHER";
        /** @description What cancelling, staying away and moving cost; bookings keep the terms they were made under. */
        readonly CancellationPolicy: {
            readonly id: components["schemas"]["CancellationPolicyId"];
            readonly name: string;
            /** @description The window with the most hours that the cancellation keeps applies; nothing goes back where it keeps none. */
            readonly windows: readonly {
                readonly minHoursBefore: number;
                /** @description What goes back of the price where it was paid. */
                readonly refundBasisPoints: number;
                /**
                 * @description What is owed of the price where it was not paid.
                 * @default 0
                 */
                readonly feeBasisPoints: number;
            }[];
            /** @description Also for cancelling once the visit should have begun. */
            readonly noShow: {
                /**
                 * @description What goes back of the price where it was paid.
                 * @default 0
                 */
                readonly refundBasisPoints: number;
                /**
                 * @description What is owed of the price where it was not paid.
                 * @default 0
                 */
                readonly feeBasisPoints: number;
            };
            /**
             * @description Up to how long before its start a visit can be moved; never after it.
             * @default 0
             */
            readonly rescheduleMinHours: number;
            /** @default null */
            readonly maxReschedules: number | null;
            readonly version: number;
            readonly createdAt: components["schemas"]["Instant"];
            readonly updatedAt: components["schemas"]["Instant"];
            readonly archivedAt: components["schemas"]["Instant"] | null;
        };
        /** @description The id of a CancellationPolicy. */
        readonly CancellationPolicyId: string;
        readonly CancellationPolicyPage: {
            readonly data: readonly components["schemas"]["CancellationPolicy"][];
            /** @description Give it as `cursor` for the next page; null at the end. */
            readonly nextCursor: string | null;
        };
        /**
         * @description What is kept or owed within 24 hours, and for staying away: 0/10 %, 10/30 %, 30/50 %, 50/100 %.
         * @enum {string}
         */
        readonly CancellationPreset: "FLEXIBLE" | "FAIR" | "MODERATE" | "STRICT";
        /** @description Moving a visit costs nothing where it is allowed. */
        readonly CancellationPreview: {
            readonly bookingId: components["schemas"]["BookingId"];
            readonly at: components["schemas"]["Instant"];
            readonly price: components["schemas"]["TotalAmount"];
            readonly cancellation: {
                /** @description What the booking would become: CANCELLED or LATE_CANCELLED. */
                readonly state: components["schemas"]["BookingState"];
                /** @description What goes back if the visit was paid. */
                readonly refund: components["schemas"]["TotalAmount"];
                /** @description What is owed if it was not. */
                readonly fee: components["schemas"]["TotalAmount"];
                readonly waived: boolean;
            };
            readonly reschedule: {
                readonly allowed: boolean;
                /** @description The code that rescheduling now would be refused with. */
                readonly refusal: string | null;
                readonly minHoursBefore: number;
                /** @description How often the visit can still be moved; null: any number. */
                readonly remaining: number | null;
            };
        };
        readonly CancellationTerms: {
            /** @description The window with the most hours that the cancellation keeps applies; nothing goes back where it keeps none. */
            readonly windows: readonly {
                readonly minHoursBefore: number;
                /** @description What goes back of the price where it was paid. */
                readonly refundBasisPoints: number;
                /**
                 * @description What is owed of the price where it was not paid.
                 * @default 0
                 */
                readonly feeBasisPoints: number;
            }[];
            /** @description Also for cancelling once the visit should have begun. */
            readonly noShow: {
                /**
                 * @description What goes back of the price where it was paid.
                 * @default 0
                 */
                readonly refundBasisPoints: number;
                /**
                 * @description What is owed of the price where it was not paid.
                 * @default 0
                 */
                readonly feeBasisPoints: number;
            };
            /**
             * @description Up to how long before its start a visit can be moved; never after it.
             * @default 0
             */
            readonly rescheduleMinHours: number;
            /** @default null */
            readonly maxReschedules: number | null;
        };
        readonly CandidateReason: {
            /** @enum {string} */
            readonly code: "staff_not_working" | "daily_cap_reached" | "slot_taken";
            /** @description When the person works here around the start; empty when off all day. */
            readonly working?: readonly {
                readonly from: components["schemas"]["Instant"];
                readonly to: components["schemas"]["Instant"];
            }[];
            /** @description What they are taken by. */
            readonly busy?: readonly {
                /** @enum {string} */
                readonly kind: "BOOKING" | "HOLD" | "CLASS_SESSION" | "TIME_BLOCK";
                readonly blockType?: components["schemas"]["TimeBlockType"];
                readonly from: components["schemas"]["Instant"];
                /** @description When the person is free of it, cleaning up included. */
                readonly until: components["schemas"]["Instant"];
            }[];
        };
        /** @description What a stored-value card can pay. */
        readonly CardBalance: {
            readonly principalMinor: number;
            readonly bonusMinor: number;
        } | null;
        /** @description A right that a card gives, counted by itself. */
        readonly CardComponent: {
            readonly name: string;
            /**
             * @description What it pays for; null for every service.
             * @default null
             */
            readonly serviceIds: readonly components["schemas"]["ServiceId"][] | null;
            /**
             * @description How many units there are; null for any number.
             * @default null
             */
            readonly quantity: number | null;
            /**
             * @description Services that take more than one unit each time.
             * @default []
             */
            readonly unitsPerUse: readonly {
                readonly serviceId: components["schemas"]["ServiceId"];
                readonly units: number;
            }[];
            /**
             * @description List price of one unit: the price is split by it, and refunds may count used units by it.
             * @default 0
             */
            readonly unitValueMinor: number;
        };
        /** @description A right that a card gives, counted by itself. */
        readonly CardComponentInput: {
            readonly name: string;
            /**
             * @description What it pays for; null for every service.
             * @default null
             */
            readonly serviceIds?: readonly components["schemas"]["ServiceId"][] | null;
            /**
             * @description How many units there are; null for any number.
             * @default null
             */
            readonly quantity?: number | null;
            /**
             * @description Services that take more than one unit each time.
             * @default []
             */
            readonly unitsPerUse?: readonly {
                readonly serviceId: components["schemas"]["ServiceId"];
                readonly units: number;
            }[];
            /**
             * @description List price of one unit: the price is split by it, and refunds may count used units by it.
             * @default 0
             */
            readonly unitValueMinor?: number;
        };
        /** @description What holding a discount card takes off. */
        readonly CardDiscount: {
            /** @description 2000 is 20 % off (8 折). */
            readonly percentOffBasisPoints: number;
            /**
             * @description Services and products; null for all.
             * @default null
             */
            readonly itemIds: readonly (components["schemas"]["ServiceId"] | components["schemas"]["ProductId"])[] | null;
            /** @default [] */
            readonly excludedItemIds: readonly (components["schemas"]["ServiceId"] | components["schemas"]["ProductId"])[];
        };
        /** @description What holding a discount card takes off. */
        readonly CardDiscountInput: {
            /** @description 2000 is 20 % off (8 折). */
            readonly percentOffBasisPoints: number;
            /**
             * @description Services and products; null for all.
             * @default null
             */
            readonly itemIds?: readonly (components["schemas"]["ServiceId"] | components["schemas"]["ProductId"])[] | null;
            /** @default [] */
            readonly excludedItemIds?: readonly (components["schemas"]["ServiceId"] | components["schemas"]["ProductId"])[];
        };
        /** @description What holding a discount card takes off. */
        readonly CardDiscountPatch: {
            /** @description 2000 is 20 % off (8 折). */
            readonly percentOffBasisPoints?: number;
            /** @description Services and products; null for all. */
            readonly itemIds?: readonly (components["schemas"]["ServiceId"] | components["schemas"]["ProductId"])[] | null;
            readonly excludedItemIds?: readonly (components["schemas"]["ServiceId"] | components["schemas"]["ProductId"])[];
        };
        /** @description The freeze under way, or the last one. */
        readonly CardFreeze: {
            readonly from: components["schemas"]["Instant"];
            readonly until: components["schemas"]["Instant"];
            /** @description Days by which the end of the card has been moved for it. */
            readonly days: number;
            readonly keepsBenefits: boolean;
        };
        /** @description How the card can be frozen (停卡). */
        readonly CardFreezeRule: {
            /** @description How many days one freeze lasts at most. */
            readonly maxDays: number;
            /**
             * @description Whether the days frozen are added at the end.
             * @default true
             */
            readonly extendsValidity: boolean;
            /**
             * @description Whether it can be used while it is frozen.
             * @default false
             */
            readonly keepsBenefits: boolean;
            /**
             * @description Owed by the customer for each freeze.
             * @default 0
             */
            readonly feeMinor: number;
        };
        /** @description How the card can be frozen (停卡). */
        readonly CardFreezeRuleInput: {
            /** @description How many days one freeze lasts at most. */
            readonly maxDays: number;
            /**
             * @description Whether the days frozen are added at the end.
             * @default true
             */
            readonly extendsValidity?: boolean;
            /**
             * @description Whether it can be used while it is frozen.
             * @default false
             */
            readonly keepsBenefits?: boolean;
            /**
             * @description Owed by the customer for each freeze.
             * @default 0
             */
            readonly feeMinor?: number;
        };
        /** @description How the card can be frozen (停卡). */
        readonly CardFreezeRulePatch: {
            /** @description How many days one freeze lasts at most. */
            readonly maxDays?: number;
            /** @description Whether the days frozen are added at the end. */
            readonly extendsValidity?: boolean;
            /** @description Whether it can be used while it is frozen. */
            readonly keepsBenefits?: boolean;
            /** @description Owed by the customer for each freeze. */
            readonly feeMinor?: number;
        };
        /** @description A gift for opening the card (开卡赠礼), given once. */
        readonly CardGift: {
            /** @constant */
            readonly kind: "COUPON";
            readonly couponTemplateId: components["schemas"]["CouponTemplateId"];
            /** @default 1 */
            readonly count: number;
        } | {
            /** @constant */
            readonly kind: "ITEM";
            readonly name: string;
            /** @default null */
            readonly serviceIds: readonly components["schemas"]["ServiceId"][] | null;
            readonly quantity: number;
        } | {
            /** @constant */
            readonly kind: "POINTS";
            /** @description To spend at once; they end as the programme has earned points end. They go back with the card: what was spent of them is taken back or owed by its returnPolicy. */
            readonly points: number;
            /** @description The sub-ledger that they go into; the main balance when absent. */
            readonly subLedgerCode?: string;
        };
        /** @description A gift for opening the card (开卡赠礼), given once. */
        readonly CardGiftInput: {
            /** @constant */
            readonly kind: "COUPON";
            readonly couponTemplateId: components["schemas"]["CouponTemplateId"];
            /** @default 1 */
            readonly count?: number;
        } | {
            /** @constant */
            readonly kind: "ITEM";
            readonly name: string;
            /** @default null */
            readonly serviceIds?: readonly components["schemas"]["ServiceId"][] | null;
            readonly quantity: number;
        } | {
            /** @constant */
            readonly kind: "POINTS";
            /** @description To spend at once; they end as the programme has earned points end. They go back with the card: what was spent of them is taken back or owed by its returnPolicy. */
            readonly points: number;
            /** @description The sub-ledger that they go into; the main balance when absent. */
            readonly subLedgerCode?: string;
        };
        readonly CardGrant: {
            /** @constant */
            readonly kind: "CARD";
            readonly cardProductId: components["schemas"]["CardProductId"];
        };
        /** @description Whom a holder of a card brings. */
        readonly CardGuest: {
            readonly name: string;
            /**
             * @description Null for nobody the shop knows.
             * @default null
             */
            readonly customerId: components["schemas"]["CustomerId"] | null;
        };
        /** @description Whom a holder of a card brings. */
        readonly CardGuestInput: {
            readonly name: string;
            /**
             * @description Null for nobody the shop knows.
             * @default null
             */
            readonly customerId?: components["schemas"]["CustomerId"] | null;
        };
        /** @description Who it is of, to be compared with who shows it. */
        readonly CardHolder: {
            readonly name: string;
            readonly photoUrl: string | null;
        };
        /** @enum {string} */
        readonly CardKind: "VISIT_PASS" | "TIME_PASS" | "STORED_VALUE_CARD" | "DISCOUNT_CARD" | "PACKAGE";
        /** @description A card as it is sold: visits, time, a balance, a discount or a package; cards keep these terms. */
        readonly CardProduct: {
            readonly id: components["schemas"]["CardProductId"];
            readonly name: string;
            /** @default  */
            readonly description: string;
            readonly kind: components["schemas"]["CardKind"];
            readonly price: components["schemas"]["Price"];
            /**
             * @description One counted for a VISIT_PASS, one uncounted for a TIME_PASS, counted ones for a PACKAGE, else none.
             * @default []
             */
            readonly components: readonly components["schemas"]["CardComponent"][];
            /**
             * @description What a STORED_VALUE_CARD can pay; what exceeds the price paid is bonus.
             * @default null
             */
            readonly storedValueMinor: number | null;
            /**
             * @description For a DISCOUNT_CARD.
             * @default null
             */
            readonly discount: components["schemas"]["CardDiscount"] | null;
            /**
             * @description Where it is sold; null for everywhere.
             * @default null
             */
            readonly sellAtLocationIds: readonly components["schemas"]["LocationId"][] | null;
            /**
             * @description Where it can be used; null for everywhere.
             * @default null
             */
            readonly useAtLocationIds: readonly components["schemas"]["LocationId"][] | null;
            /**
             * @description When its time begins.
             * @default ON_SALE
             * @enum {string}
             */
            readonly activation: "ON_SALE" | "ON_FIRST_USE";
            /**
             * @description How long it can be used; null for ever.
             * @default null
             */
            readonly validity: components["schemas"]["CardValidity"] | null;
            /** @default null */
            readonly maxUsesPerDay: number | null;
            /**
             * @description When it can be used, on the wall clock of where it is; null for any time.
             * @default null
             */
            readonly windows: readonly components["schemas"]["OfferWindow"][] | null;
            /**
             * @description How many may use it, its owner included.
             * @default 1
             */
            readonly maxHolders: number;
            /**
             * @description How often guests may use it, for cards with visits or time; null where they may not.
             * @default null
             */
            readonly guestPasses: components["schemas"]["GuestPassRule"] | null;
            /**
             * @description Whether it can be given to another customer (转卡).
             * @default true
             */
            readonly transferable: boolean;
            /**
             * @description Sold to a customer once: an intro offer.
             * @default false
             */
            readonly oncePerCustomer: boolean;
            /**
             * @description Null where it cannot be frozen.
             * @default null
             */
            readonly freeze: components["schemas"]["CardFreezeRule"] | null;
            /**
             * @default {
             *       "method": "REMAINING_AT_PAID_PRICE",
             *       "feeBasisPoints": 0
             *     }
             */
            readonly refund: components["schemas"]["CardRefundRule"];
            /** @default [] */
            readonly gifts: readonly components["schemas"]["CardGift"][];
            /**
             * @description Of several cards the lower is used first.
             * @default 0
             */
            readonly priority: number;
            readonly version: number;
            readonly createdAt: components["schemas"]["Instant"];
            readonly updatedAt: components["schemas"]["Instant"];
            readonly archivedAt: components["schemas"]["Instant"] | null;
        };
        /** @description The id of a CardProduct. */
        readonly CardProductId: string;
        readonly CardProductPage: {
            readonly data: readonly components["schemas"]["CardProduct"][];
            /** @description Give it as `cursor` for the next page; null at the end. */
            readonly nextCursor: string | null;
        };
        /** @description One use of a card. */
        readonly CardRedemption: {
            readonly id: components["schemas"]["CardRedemptionId"];
            readonly cardId: components["schemas"]["CustomerCardId"];
            readonly entitlementId: components["schemas"]["EntitlementId"];
            /** @description Who used it, or brought the guest who did. */
            readonly customerId: components["schemas"]["CustomerId"];
            /** @description Who used it on a guest pass; null where its holder did. */
            readonly guest: components["schemas"]["CardGuest"] | null;
            readonly locationId: components["schemas"]["LocationId"];
            readonly serviceId: components["schemas"]["ServiceId"] | null;
            readonly units: number;
            /** @description What was earned by it. */
            readonly valueMinor: number;
            readonly transactionId: components["schemas"]["LedgerTransactionId"] | null;
            readonly orderId: components["schemas"]["OrderId"] | null;
            readonly usedOn: components["schemas"]["LocalDate"];
            readonly redeemedAt: components["schemas"]["Instant"];
            readonly reversedAt: components["schemas"]["Instant"] | null;
        };
        /** @description The id of a CardRedemption. */
        readonly CardRedemptionId: string;
        readonly CardRedemptionPage: {
            readonly data: readonly components["schemas"]["CardRedemption"][];
            /** @description Give it as `cursor` for the next page; null at the end. */
            readonly nextCursor: string | null;
        };
        readonly CardRefundRule: {
            /**
             * @description Give back what remains at the price paid, or the price paid less what was used at its list price.
             * @default REMAINING_AT_PAID_PRICE
             * @enum {string}
             */
            readonly method: "REMAINING_AT_PAID_PRICE" | "LIST_PRICE_OF_USED";
            /**
             * @description Kept of what is given back.
             * @default 0
             */
            readonly feeBasisPoints: number;
        };
        readonly CardRefundRuleInput: {
            /**
             * @description Give back what remains at the price paid, or the price paid less what was used at its list price.
             * @default REMAINING_AT_PAID_PRICE
             * @enum {string}
             */
            readonly method?: "REMAINING_AT_PAID_PRICE" | "LIST_PRICE_OF_USED";
            /**
             * @description Kept of what is given back.
             * @default 0
             */
            readonly feeBasisPoints?: number;
        };
        readonly CardRefundRulePatch: {
            /**
             * @description Give back what remains at the price paid, or the price paid less what was used at its list price.
             * @enum {string}
             */
            readonly method?: "REMAINING_AT_PAID_PRICE" | "LIST_PRICE_OF_USED";
            /** @description Kept of what is given back. */
            readonly feeBasisPoints?: number;
        };
        readonly CardRefundValue: {
            /** @enum {string} */
            readonly method: "REMAINING_AT_PAID_PRICE" | "LIST_PRICE_OF_USED";
            /** @description What is given back. */
            readonly refundMinor: number;
            /** @description What of the price stays with the shop. */
            readonly keptMinor: number;
            /** @description How it came about; the amounts sum to refundMinor. */
            readonly steps: readonly {
                /** @enum {string} */
                readonly kind: "PAID" | "USED_AT_PAID_PRICE" | "USED_AT_LIST_PRICE" | "WITHIN_WHAT_IS_LEFT" | "FEE";
                readonly amountMinor: number;
                readonly units?: number;
                readonly feeBasisPoints?: number;
            }[];
        };
        /** @description What was sold; later changes of the product do not change it. */
        readonly CardTerms: {
            readonly name: string;
            readonly kind: components["schemas"]["CardKind"];
            /**
             * @description Where it can be used; null for everywhere.
             * @default null
             */
            readonly useAtLocationIds: readonly components["schemas"]["LocationId"][] | null;
            /**
             * @description When its time begins.
             * @default ON_SALE
             * @enum {string}
             */
            readonly activation: "ON_SALE" | "ON_FIRST_USE";
            /**
             * @description How long it can be used; null for ever.
             * @default null
             */
            readonly validity: components["schemas"]["CardValidity"] | null;
            /** @default null */
            readonly maxUsesPerDay: number | null;
            /**
             * @description When it can be used, on the wall clock of where it is; null for any time.
             * @default null
             */
            readonly windows: readonly components["schemas"]["OfferWindow"][] | null;
            /**
             * @description How many may use it, its owner included.
             * @default 1
             */
            readonly maxHolders: number;
            /**
             * @description How often guests may use it, for cards with visits or time; null where they may not.
             * @default null
             */
            readonly guestPasses: components["schemas"]["GuestPassRule"] | null;
            /**
             * @description Whether it can be given to another customer (转卡).
             * @default true
             */
            readonly transferable: boolean;
            /**
             * @description Null where it cannot be frozen.
             * @default null
             */
            readonly freeze: components["schemas"]["CardFreezeRule"] | null;
            /**
             * @default {
             *       "method": "REMAINING_AT_PAID_PRICE",
             *       "feeBasisPoints": 0
             *     }
             */
            readonly refund: components["schemas"]["CardRefundRule"];
            /**
             * @description For a DISCOUNT_CARD.
             * @default null
             */
            readonly discount: components["schemas"]["CardDiscount"] | null;
            /**
             * @description What a STORED_VALUE_CARD can pay; what exceeds the price paid is bonus.
             * @default null
             */
            readonly storedValueMinor: number | null;
            /**
             * @description Of several cards the lower is used first.
             * @default 0
             */
            readonly priority: number;
        };
        /** @description A use of a card, and what is left of it. */
        readonly CardUse: {
            readonly redemption: components["schemas"]["CardRedemption"];
            readonly card: components["schemas"]["CustomerCard"];
        };
        /** @description From activation on, whose day is the first one; calendar months, in the zone where it was sold. */
        readonly CardValidity: {
            /** @enum {string} */
            readonly unit: "DAYS" | "MONTHS";
            readonly count: number;
        };
        /** @description From activation on, whose day is the first one; calendar months, in the zone where it was sold. */
        readonly CardValidityInput: {
            /** @enum {string} */
            readonly unit: "DAYS" | "MONTHS";
            readonly count: number;
        };
        /** @description From activation on, whose day is the first one; calendar months, in the zone where it was sold. */
        readonly CardValidityPatch: {
            /** @enum {string} */
            readonly unit?: "DAYS" | "MONTHS";
            readonly count?: number;
        };
        /** @description What moved in a cash shift, as the books have it. */
        readonly CashFlow: {
            /** @description Cash from customers; of a counted shift with what came, less what went, meanwhile without a shift. */
            readonly receivedMinor: number;
            /** @description Cash given back to customers; of a counted shift with what went meanwhile without a shift, above what came. */
            readonly refundedMinor: number;
            readonly paidInMinor: number;
            readonly paidOutMinor: number;
            /** @description Expenses paid from the drawer, less those voided. */
            readonly expensesMinor: number;
        };
        /** @description Cash put into a drawer or taken out that is no sale, refund or expense. */
        readonly CashMovement: {
            readonly id: components["schemas"]["CashMovementId"];
            readonly locationId: components["schemas"]["LocationId"];
            /** @description Null when no shift had charge of it. */
            readonly cashShiftId: components["schemas"]["CashShiftId"] | null;
            readonly kind: components["schemas"]["CashMovementKind"];
            readonly amountMinor: number;
            readonly counterpart: components["schemas"]["CashSource"];
            readonly reason: string;
            readonly staffId: components["schemas"]["StaffId"];
            readonly businessDate: components["schemas"]["LocalDate"];
            readonly occurredAt: components["schemas"]["Instant"];
        };
        /** @description The id of a CashMovement. */
        readonly CashMovementId: string;
        /** @enum {string} */
        readonly CashMovementKind: "PAID_IN" | "PAID_OUT";
        readonly CashMovementPage: {
            readonly data: readonly components["schemas"]["CashMovement"][];
            /** @description Give it as `cursor` for the next page; null at the end. */
            readonly nextCursor: string | null;
        };
        /** @description How a location works with cash shifts. */
        readonly CashRules: {
            /**
             * @description Whether cash is counted shift by shift (交接班): REQUIRED takes and gives cash only while a shift is open, OPTIONAL also without one.
             * @default OFF
             * @enum {string}
             */
            readonly use: "OFF" | "OPTIONAL" | "REQUIRED";
            /**
             * @description What bills that are still open do when a shift is closed: nothing, ask for carryOverOrders, or forbid it. They are named on the shift, and go on in the next one.
             * @default ALLOW
             * @enum {string}
             */
            readonly openOrdersAtClose: "ALLOW" | "WARN" | "BLOCK";
            /**
             * @description Whether a shift of an earlier business day still takes and gives cash.
             * @default ALLOW
             * @enum {string}
             */
            readonly pastDays: "ALLOW" | "BLOCK";
        };
        /** @description How a location works with cash shifts. */
        readonly CashRulesInput: {
            /**
             * @description Whether cash is counted shift by shift (交接班): REQUIRED takes and gives cash only while a shift is open, OPTIONAL also without one.
             * @default OFF
             * @enum {string}
             */
            readonly use?: "OFF" | "OPTIONAL" | "REQUIRED";
            /**
             * @description What bills that are still open do when a shift is closed: nothing, ask for carryOverOrders, or forbid it. They are named on the shift, and go on in the next one.
             * @default ALLOW
             * @enum {string}
             */
            readonly openOrdersAtClose?: "ALLOW" | "WARN" | "BLOCK";
            /**
             * @description Whether a shift of an earlier business day still takes and gives cash.
             * @default ALLOW
             * @enum {string}
             */
            readonly pastDays?: "ALLOW" | "BLOCK";
        };
        /** @description How a location works with cash shifts. */
        readonly CashRulesPatch: {
            /**
             * @description Whether cash is counted shift by shift (交接班): REQUIRED takes and gives cash only while a shift is open, OPTIONAL also without one.
             * @enum {string}
             */
            readonly use?: "OFF" | "OPTIONAL" | "REQUIRED";
            /**
             * @description What bills that are still open do when a shift is closed: nothing, ask for carryOverOrders, or forbid it. They are named on the shift, and go on in the next one.
             * @enum {string}
             */
            readonly openOrdersAtClose?: "ALLOW" | "WARN" | "BLOCK";
            /**
             * @description Whether a shift of an earlier business day still takes and gives cash.
             * @enum {string}
             */
            readonly pastDays?: "ALLOW" | "BLOCK";
        };
        /** @description A location's cash in one person's charge, from one count to the next. */
        readonly CashShift: {
            readonly id: components["schemas"]["CashShiftId"];
            readonly locationId: components["schemas"]["LocationId"];
            readonly currency: components["schemas"]["Currency"];
            readonly state: components["schemas"]["CashShiftState"];
            /** @description The business day on which it was opened. */
            readonly businessDate: components["schemas"]["LocalDate"];
            /** @description The shift whose cash it took over. */
            readonly precedingId: components["schemas"]["CashShiftId"] | null;
            /** @description The shift that took over its cash. */
            readonly followedById: components["schemas"]["CashShiftId"] | null;
            readonly openedById: components["schemas"]["StaffId"];
            readonly openedAt: components["schemas"]["Instant"];
            readonly endedById: components["schemas"]["StaffId"] | null;
            readonly endedAt: components["schemas"]["Instant"] | null;
            readonly closedById: components["schemas"]["StaffId"] | null;
            readonly closedAt: components["schemas"]["Instant"] | null;
            readonly openingFloatMinor: number;
            /** @description The float less what lay in the drawer by the books: what the preceding shift left, and what came less what went without a shift; 0 where it is explained. */
            readonly openingOverShortMinor: number;
            readonly flow: components["schemas"]["CashFlow"];
            /** @description What should be in the drawer: float + received + paid in − refunded − paid out − expenses; of a closed shift, when it was counted. */
            readonly expectedMinor: number;
            /** @description Null until it is closed, as are the following. */
            readonly countedMinor: number | null;
            /** @description Counted less expected: negative when money is missing. */
            readonly overShortMinor: number | null;
            readonly bankedMinor: number | null;
            /** @description What stayed in the drawer. */
            readonly leftMinor: number | null;
            /** @description Bills that were open when it was closed, the first hundred of them. */
            readonly carriedOrderIds: readonly components["schemas"]["OrderId"][];
            readonly note: string;
            readonly version: number;
            readonly createdAt: components["schemas"]["Instant"];
            readonly updatedAt: components["schemas"]["Instant"];
        };
        /** @description The shift that was handed over, and the next. */
        readonly CashShiftHandOver: {
            readonly closed: components["schemas"]["CashShift"];
            readonly opened: components["schemas"]["CashShift"];
        };
        /** @description The id of a CashShift. */
        readonly CashShiftId: string;
        readonly CashShiftPage: {
            readonly data: readonly components["schemas"]["CashShift"][];
            /** @description Give it as `cursor` for the next page; null at the end. */
            readonly nextCursor: string | null;
        };
        /** @enum {string} */
        readonly CashShiftState: "OPEN" | "ENDED" | "CLOSED";
        /**
         * @description Where cash comes from or goes: the bank account, or the owner.
         * @enum {string}
         */
        readonly CashSource: "BANK" | "OWNER_EQUITY";
        /** @description What services and products are put together under (项目分类). */
        readonly Category: {
            readonly id: components["schemas"]["CategoryId"];
            readonly name: string;
            readonly version: number;
            readonly createdAt: components["schemas"]["Instant"];
            readonly updatedAt: components["schemas"]["Instant"];
            readonly archivedAt: components["schemas"]["Instant"] | null;
        };
        /** @description The id of a Category. */
        readonly CategoryId: string;
        readonly CategoryPage: {
            readonly data: readonly components["schemas"]["Category"][];
            /** @description Give it as `cursor` for the next page; null at the end. */
            readonly nextCursor: string | null;
        };
        /** @description The id of a ClassSeries. */
        readonly ClassSeriesId: string;
        /** @description What came of each occurrence of a series of classes. */
        readonly ClassSeriesResult: {
            readonly seriesId: components["schemas"]["ClassSeriesId"];
            readonly occurrences: readonly {
                /** @description Counted from 1. */
                readonly occurrence: number;
                readonly startsAt: components["schemas"]["Instant"];
                /** @description Why it could not be done; null where it was. */
                readonly refusal: {
                    /** @description As the code of a problem. */
                    readonly code: string;
                    readonly details: {
                        readonly [key: string]: unknown;
                    };
                } | null;
                /** @description Null where the class could not be planned. */
                readonly classSessionId: components["schemas"]["ClassSessionId"] | null;
            }[];
        };
        /** @description A class that customers enroll in. */
        readonly ClassSession: {
            readonly id: components["schemas"]["ClassSessionId"];
            readonly locationId: components["schemas"]["LocationId"];
            readonly serviceId: components["schemas"]["ServiceId"];
            readonly staffId: components["schemas"]["StaffId"];
            readonly name: string;
            readonly state: components["schemas"]["ClassSessionState"];
            readonly startsAt: components["schemas"]["Instant"];
            readonly endsAt: components["schemas"]["Instant"];
            readonly capacity: number;
            /** @description Seats of enrollments that are not cancelled. */
            readonly seatsTaken: number;
            /** @description Seats that can still be enrolled for; 0 once cancelled. */
            readonly seatsLeft: number;
            /** @description The list price of one seat. */
            readonly price: components["schemas"]["Money"];
            /** @description Null for the service's or else the location's. */
            readonly cancellationPolicyId: components["schemas"]["CancellationPolicyId"] | null;
            readonly resources: readonly {
                readonly resourceId: components["schemas"]["ResourceId"];
                readonly units: number;
            }[];
            readonly cancelReason: string | null;
            /** @description The series that it is an occurrence of. */
            readonly seriesId: components["schemas"]["ClassSeriesId"] | null;
            /** @description Which occurrence of the series, counted from 1. */
            readonly occurrence: number | null;
            readonly version: number;
            readonly createdAt: components["schemas"]["Instant"];
            readonly updatedAt: components["schemas"]["Instant"];
        };
        /** @description The id of a ClassSession. */
        readonly ClassSessionId: string;
        readonly ClassSessionPage: {
            readonly data: readonly components["schemas"]["ClassSession"][];
            /** @description Give it as `cursor` for the next page; null at the end. */
            readonly nextCursor: string | null;
        };
        /** @enum {string} */
        readonly ClassSessionState: "SCHEDULED" | "CANCELLED";
        /** @description The numbered places of a class, 1 to its capacity. */
        readonly ClassSpots: {
            readonly classSessionId: components["schemas"]["ClassSessionId"];
            readonly capacity: number;
            /** @description Picked by enrollments that are not cancelled, ascending. */
            readonly takenSpots: readonly number[];
            /** @description The others, ascending. */
            readonly freeSpots: readonly number[];
        };
        /** @description A coupon of a customer, or of whoever has its code. */
        readonly Coupon: {
            readonly id: components["schemas"]["CouponId"];
            readonly templateId: components["schemas"]["CouponTemplateId"];
            /** @description Null for a coupon of whoever has its code. */
            readonly customerId: components["schemas"]["CustomerId"] | null;
            readonly code: string | null;
            readonly state: components["schemas"]["CouponState"];
            readonly issuedAt: components["schemas"]["Instant"];
            readonly expiresAt: components["schemas"]["Instant"] | null;
            /** @description The order that reserves or has used it. */
            readonly orderId: components["schemas"]["OrderId"] | null;
            /** @description The order whose completion gave it; null where somebody issued it. */
            readonly issuedByOrderId: components["schemas"]["OrderId"] | null;
            /** @description The card that it was given with, if any. */
            readonly issuedWithCardId: components["schemas"]["CustomerCardId"] | null;
            readonly version: number;
            readonly createdAt: components["schemas"]["Instant"];
            readonly updatedAt: components["schemas"]["Instant"];
        };
        /** @description The id of a Coupon. */
        readonly CouponId: string;
        readonly CouponPage: {
            readonly data: readonly components["schemas"]["Coupon"][];
            /** @description Give it as `cursor` for the next page; null at the end. */
            readonly nextCursor: string | null;
        };
        /** @enum {string} */
        readonly CouponState: "ISSUED" | "RESERVED" | "USED" | "VOIDED" | "EXPIRED";
        /** @description What coupons of one kind are worth and when; a change applies to coupons already issued. */
        readonly CouponTemplate: {
            readonly id: components["schemas"]["CouponTemplateId"];
            readonly name: string;
            /**
             * @description Off each line in scope, or off all of them together.
             * @enum {string}
             */
            readonly level: "ITEM" | "ORDER";
            readonly effect: components["schemas"]["OfferEffect"];
            /**
             * @default {
             *       "kinds": null,
             *       "itemIds": null,
             *       "categoryIds": null,
             *       "excludedItemIds": []
             *     }
             */
            readonly scope: components["schemas"]["OfferScope"];
            /** @default null */
            readonly windows: readonly components["schemas"]["OfferWindow"][] | null;
            /**
             * @description What the lines in scope must come to before it acts.
             * @default 0
             */
            readonly minSpendMinor: number;
            /**
             * @default {
             *       "membersOnly": false,
             *       "tierIds": null,
             *       "firstOrderOnly": false,
             *       "minSpentMinor": 0,
             *       "groupIds": null,
             *       "holdOutBasisPoints": 0
             *     }
             */
            readonly customers: components["schemas"]["CustomerConditions"];
            /**
             * @default {
             *       "total": null,
             *       "perDay": null,
             *       "perCustomer": null,
             *       "perCustomerPerDay": null,
             *       "perCustomerPerWeek": null,
             *       "perLocation": null,
             *       "perLocationPerDay": null,
             *       "budgetMinor": null
             *     }
             */
            readonly limits: components["schemas"]["UsageLimits"];
            /**
             * @description Where it applies; null for everywhere.
             * @default null
             */
            readonly locationIds: readonly components["schemas"]["LocationId"][] | null;
            /** @default null */
            readonly validFrom: components["schemas"]["Instant"] | null;
            /**
             * @description From this instant on it is over; after validFrom.
             * @default null
             */
            readonly validUntil: components["schemas"]["Instant"] | null;
            /**
             * @description Acts alone, where that is better than all others together.
             * @default false
             */
            readonly exclusive: boolean;
            /**
             * @description What a percentage is of: the list price, or what earlier steps have left.
             * @default DISCOUNTED
             * @enum {string}
             */
            readonly base: "LIST" | "DISCOUNTED";
            /**
             * @description Among rules of one step the lower acts first.
             * @default 0
             */
            readonly priority: number;
            /**
             * @description Each coupon ends so many times 24 hours after its issue, and never after validUntil.
             * @default null
             */
            readonly validDaysAfterIssue: number | null;
            /**
             * @description How many coupons there are at most; null for any number.
             * @default null
             */
            readonly issueLimit: number | null;
            /**
             * @description How many of them one customer gets, issued or claimed.
             * @default null
             */
            readonly issueLimitPerCustomer: number | null;
            /**
             * @description Customers claim a coupon with this code, within the limits; unique within the tenant.
             * @default null
             */
            readonly claimCode: string | null;
            /**
             * @description A customer gets one with every order that completes, within the limits, to be used from the next order on; null for none. It is taken back when all of the order goes back before it was used.
             * @default null
             */
            readonly issuedByOrders: {
                /**
                 * @description What an order must come to, top-ups and gift cards left out, in minor units of its currency.
                 * @default 0
                 */
                readonly minSpendMinor: number;
            } | null;
            /**
             * @description Of coupons that are not stackable a bill has one, the best.
             * @default true
             */
            readonly stackable: boolean;
            readonly version: number;
            readonly createdAt: components["schemas"]["Instant"];
            readonly updatedAt: components["schemas"]["Instant"];
            readonly archivedAt: components["schemas"]["Instant"] | null;
        };
        /** @description The id of a CouponTemplate. */
        readonly CouponTemplateId: string;
        readonly CouponTemplatePage: {
            readonly data: readonly components["schemas"]["CouponTemplate"][];
            /** @description Give it as `cursor` for the next page; null at the end. */
            readonly nextCursor: string | null;
        };
        /** @description Units left that pay for the same services (service credits). */
        readonly CreditsLeft: {
            /** @description What the units pay for; null for every service. */
            readonly serviceIds: readonly components["schemas"]["ServiceId"][] | null;
            /** @description The categories of these services. */
            readonly categoryIds: readonly components["schemas"]["CategoryId"][];
            readonly units: number;
            /** @description The part of the price paid that stands for these units. */
            readonly priceMinor: number;
            /** @description Null where nothing says what a unit is worth, or it comes to more than 10^15. */
            readonly valueMinor: number | null;
            /** @description LIST_PRICE: units for one service, at its list price of today where the card was sold, whoever performs it. UNIT_VALUE: units for several services, at the unitValueMinor of the card. */
            readonly valuedBy: ("LIST_PRICE" | "UNIT_VALUE") | null;
        };
        /** @description ISO 4217 code, such as CNY. */
        readonly Currency: string;
        /** @description A customer: one record across all locations of the tenant. */
        readonly Customer: {
            readonly id: components["schemas"]["CustomerId"];
            readonly name: string;
            /**
             * @description Unique within the tenant.
             * @default null
             */
            readonly phone: string | null;
            /** @default null */
            readonly birthday: components["schemas"]["LocalDate"] | null;
            /**
             * @description Where the customer was registered.
             * @default BACKOFFICE
             */
            readonly channel: components["schemas"]["BookingChannel"];
            /**
             * @description Groups the customer was put into.
             * @default []
             */
            readonly groupIds: readonly components["schemas"]["CustomerGroupId"][];
            /** @default null */
            readonly tierId: components["schemas"]["TierId"] | null;
            /**
             * @description Takes no bookings: for no-shows and bogus bookings.
             * @default false
             */
            readonly blocked: boolean;
            /**
             * @description Services that take this customer longer, cost them otherwise, or are not for them.
             * @default []
             */
            readonly serviceOverrides: readonly components["schemas"]["CustomerServiceOverride"][];
            /**
             * @description How much the customer may owe on account, in minor units of each currency; null where nothing but the permission order:on_account limits it.
             * @default null
             */
            readonly creditLimitMinor: number | null;
            /**
             * @description A picture by which staff know the customer, such as when a lost card is replaced.
             * @default null
             */
            readonly photoUrl: string | null;
            /** @default  */
            readonly note: string;
            /** @description When the phone number was verified; null again once the number changes. */
            readonly contactVerifiedAt: components["schemas"]["Instant"] | null;
            /** @description Null where nobody has seen who they are, or it was taken back. */
            readonly identity: components["schemas"]["VerifiedIdentity"] | null;
            /** @description The customer that this duplicate became a part of. */
            readonly mergedIntoId: components["schemas"]["CustomerId"] | null;
            readonly version: number;
            readonly createdAt: components["schemas"]["Instant"];
            readonly updatedAt: components["schemas"]["Instant"];
            readonly archivedAt: components["schemas"]["Instant"] | null;
        };
        /** @description The id of a CustomerActivity. */
        readonly CustomerActivityId: string;
        readonly CustomerBenefits: {
            readonly customerId: components["schemas"]["CustomerId"];
            readonly tierId: components["schemas"]["TierId"] | null;
            readonly tierName: string | null;
            /** @description The discount of the tier: 1000 is 10 % off (9 折). */
            readonly percentOffBasisPoints: number;
            /** @description Null for as far ahead as anybody may book. */
            readonly bookingWindowDays: number | null;
            /** @description What customers of no tier do not get at that location, of the first 200 services that name the tier. */
            readonly exclusiveServices: readonly {
                readonly serviceId: components["schemas"]["ServiceId"];
                readonly name: string;
            }[];
            readonly benefits: readonly {
                readonly benefit: components["schemas"]["TierBenefit"];
                /** @description How often the customer can still have it in this month or year. */
                readonly left: number;
                /** @description Whether it can be had now, on a bill with what it is for. */
                readonly usable: boolean;
            }[];
        };
        /** @description A card of a customer; times are in the zone where it was sold. */
        readonly CustomerCard: {
            readonly id: components["schemas"]["CustomerCardId"];
            /** @description Another one after it was lost. */
            readonly number: string;
            readonly previousNumbers: readonly string[];
            readonly productId: components["schemas"]["CardProductId"];
            /** @description Whose it is. */
            readonly customerId: components["schemas"]["CustomerId"];
            /** @description Who else may use it. */
            readonly holderIds: readonly components["schemas"]["CustomerId"][];
            /** @description Where it was sold. */
            readonly locationId: components["schemas"]["LocationId"];
            readonly orderId: components["schemas"]["OrderId"] | null;
            readonly currency: components["schemas"]["Currency"];
            readonly paidMinor: number;
            /** @description What of the price has not been earned yet. */
            readonly deferredMinor: number;
            readonly balance: components["schemas"]["CardBalance"];
            readonly terms: components["schemas"]["CardTerms"];
            readonly entitlements: readonly components["schemas"]["Entitlement"][];
            readonly state: components["schemas"]["CustomerCardState"];
            readonly activatedAt: components["schemas"]["Instant"] | null;
            /** @description From then on it cannot be used. */
            readonly expiresAt: components["schemas"]["Instant"] | null;
            readonly freeze: components["schemas"]["CardFreeze"] | null;
            readonly guestPasses: components["schemas"]["GuestPasses"];
            readonly version: number;
            readonly createdAt: components["schemas"]["Instant"];
            readonly updatedAt: components["schemas"]["Instant"];
        };
        /** @description The id of a CustomerCard. */
        readonly CustomerCardId: string;
        readonly CustomerCardPage: {
            readonly data: readonly components["schemas"]["CustomerCard"][];
            /** @description Give it as `cursor` for the next page; null at the end. */
            readonly nextCursor: string | null;
        };
        /**
         * @description ISSUED until its first use where its time begins then.
         * @enum {string}
         */
        readonly CustomerCardState: "ISSUED" | "ACTIVE" | "BLOCKED" | "EXPIRED" | "REFUNDED" | "FROZEN";
        /** @description Who can have it; all that is named must hold. */
        readonly CustomerConditions: {
            /**
             * @description Customers of any tier.
             * @default false
             */
            readonly membersOnly: boolean;
            /** @default null */
            readonly tierIds: readonly components["schemas"]["TierId"][] | null;
            /**
             * @description Customers without an order that is not cancelled.
             * @default false
             */
            readonly firstOrderOnly: boolean;
            /**
             * @description What the customer has paid so far, at least.
             * @default 0
             */
            readonly minSpentMinor: number;
            /**
             * @description Customers who are in one of the groups.
             * @default null
             */
            readonly groupIds: readonly components["schemas"]["CustomerGroupId"][] | null;
            /**
             * @description A share of customers, the same ones every time, who never get it (对照组): 1000 is one in ten. 0 for nobody.
             * @default 0
             */
            readonly holdOutBasisPoints: number;
        };
        /** @description Who can have it; all that is named must hold. */
        readonly CustomerConditionsInput: {
            /**
             * @description Customers of any tier.
             * @default false
             */
            readonly membersOnly?: boolean;
            /** @default null */
            readonly tierIds?: readonly components["schemas"]["TierId"][] | null;
            /**
             * @description Customers without an order that is not cancelled.
             * @default false
             */
            readonly firstOrderOnly?: boolean;
            /**
             * @description What the customer has paid so far, at least.
             * @default 0
             */
            readonly minSpentMinor?: number;
            /**
             * @description Customers who are in one of the groups.
             * @default null
             */
            readonly groupIds?: readonly components["schemas"]["CustomerGroupId"][] | null;
            /**
             * @description A share of customers, the same ones every time, who never get it (对照组): 1000 is one in ten. 0 for nobody.
             * @default 0
             */
            readonly holdOutBasisPoints?: number;
        };
        /** @description Who can have it; all that is named must hold. */
        readonly CustomerConditionsPatch: {
            /** @description Customers of any tier. */
            readonly membersOnly?: boolean;
            readonly tierIds?: readonly components["schemas"]["TierId"][] | null;
            /** @description Customers without an order that is not cancelled. */
            readonly firstOrderOnly?: boolean;
            /** @description What the customer has paid so far, at least. */
            readonly minSpentMinor?: number;
            /** @description Customers who are in one of the groups. */
            readonly groupIds?: readonly components["schemas"]["CustomerGroupId"][] | null;
            /** @description A share of customers, the same ones every time, who never get it (对照组): 1000 is one in ten. 0 for nobody. */
            readonly holdOutBasisPoints?: number;
        };
        /** @description Customers put together by hand. */
        readonly CustomerGroup: {
            readonly id: components["schemas"]["CustomerGroupId"];
            readonly name: string;
            /** @default  */
            readonly note: string;
            readonly version: number;
            readonly createdAt: components["schemas"]["Instant"];
            readonly updatedAt: components["schemas"]["Instant"];
            readonly archivedAt: components["schemas"]["Instant"] | null;
        };
        /** @description The id of a CustomerGroup. */
        readonly CustomerGroupId: string;
        readonly CustomerGroupPage: {
            readonly data: readonly components["schemas"]["CustomerGroup"][];
            /** @description Give it as `cursor` for the next page; null at the end. */
            readonly nextCursor: string | null;
        };
        /** @description The id of a Customer. */
        readonly CustomerId: string;
        readonly CustomerPage: {
            readonly data: readonly components["schemas"]["Customer"][];
            /** @description Give it as `cursor` for the next page; null at the end. */
            readonly nextCursor: string | null;
        };
        readonly CustomerPoints: {
            readonly customerId: components["schemas"]["CustomerId"];
            /** @description All points there are, pending ones and held ones included. */
            readonly balance: number;
            /** @description What can be spent now. */
            readonly available: number;
            /** @description What cannot be spent yet. */
            readonly pending: number;
            /** @description Points of refunded orders that were spent; the next points settle them. */
            readonly owed: number;
            /** @description Those that end first first. */
            readonly lots: readonly {
                readonly points: number;
                readonly availableFrom: components["schemas"]["Instant"];
                readonly expiresAt: components["schemas"]["Instant"] | null;
            }[];
            /** @description The same of each sub-ledger: those of the programme in its order, then others in which the customer still has or owes points, by code. The figures above are of the main balance alone. */
            readonly subLedgers: readonly {
                readonly subLedgerCode: string;
                /** @description Null where the programme no longer has it. */
                readonly name: string | null;
                /** @description All points there are, pending ones and held ones included. */
                readonly balance: number;
                /** @description What can be spent now. */
                readonly available: number;
                /** @description What cannot be spent yet. */
                readonly pending: number;
                /** @description Points of refunded orders that were spent; the next points settle them. */
                readonly owed: number;
                /** @description Those that end first first. */
                readonly lots: readonly {
                    readonly points: number;
                    readonly availableFrom: components["schemas"]["Instant"];
                    readonly expiresAt: components["schemas"]["Instant"] | null;
                }[];
            }[];
        };
        readonly CustomerProfile: {
            readonly customerId: components["schemas"]["CustomerId"];
            readonly tierId: components["schemas"]["TierId"] | null;
            /** @description Spent on completed orders less what was refunded, by currency. */
            readonly totalSpent: readonly components["schemas"]["Money"][];
            readonly orderCount: number;
            /** @description Redeemed bookings, and orders of services that were not booked. */
            readonly visitCount: number;
            readonly firstVisitAt: components["schemas"]["Instant"] | null;
            readonly lastVisitAt: components["schemas"]["Instant"] | null;
            /** @description Days between visits on average, to a tenth; null before the second visit. */
            readonly avgIntervalDays: number | null;
            /** @description Of an order, in whole minor units, by currency. */
            readonly averageSpend: readonly {
                readonly amountMinor: number;
                readonly currency: components["schemas"]["Currency"];
            }[];
            readonly topServices: readonly {
                readonly serviceId: components["schemas"]["ServiceId"];
                readonly name: string;
                /** @description How often, in units or visits. */
                readonly count: number;
                readonly lastAt: components["schemas"]["Instant"];
            }[];
            readonly productsUsed: readonly {
                readonly productId: components["schemas"]["ProductId"];
                readonly name: string;
                /** @description How often, in units or visits. */
                readonly count: number;
                readonly lastAt: components["schemas"]["Instant"];
            }[];
            readonly favouriteStaff: {
                readonly staffId: components["schemas"]["StaffId"];
                readonly name: string;
                /** @description How often, in units or visits. */
                readonly count: number;
            } | null;
            readonly birthday: components["schemas"]["LocalDate"] | null;
            /** @description Of 29 February in other years 28 February. */
            readonly nextBirthday: components["schemas"]["LocalDate"] | null;
            readonly isBirthdayMonth: boolean;
        };
        /** @description Other terms of a service for this customer; they go before the service's own overrides. */
        readonly CustomerServiceOverride: {
            readonly serviceId: components["schemas"]["ServiceId"];
            /** @description At this location only. */
            readonly locationId?: components["schemas"]["LocationId"];
            /** @description For staff of this level only. */
            readonly staffLevelId?: components["schemas"]["StaffLevelId"];
            /** @description For this person only. */
            readonly staffId?: components["schemas"]["StaffId"];
            /** @description Whether the service can be had like this at all. */
            readonly bookable?: boolean;
            readonly price?: components["schemas"]["Price"];
            readonly preparationMinutes?: number;
            readonly durationMinutes?: number;
            readonly processingMinutes?: number;
            readonly finishingMinutes?: number;
            readonly transitionMinutes?: number;
        };
        /** @description Other terms of a service for this customer; they go before the service's own overrides. */
        readonly CustomerServiceOverrideInput: {
            readonly serviceId: components["schemas"]["ServiceId"];
            /** @description At this location only. */
            readonly locationId?: components["schemas"]["LocationId"];
            /** @description For staff of this level only. */
            readonly staffLevelId?: components["schemas"]["StaffLevelId"];
            /** @description For this person only. */
            readonly staffId?: components["schemas"]["StaffId"];
            /** @description Whether the service can be had like this at all. */
            readonly bookable?: boolean;
            readonly price?: components["schemas"]["PriceInput"];
            readonly preparationMinutes?: number;
            readonly durationMinutes?: number;
            readonly processingMinutes?: number;
            readonly finishingMinutes?: number;
            readonly transitionMinutes?: number;
        };
        readonly CustomerTransaction: {
            readonly id: components["schemas"]["CustomerActivityId"];
            /**
             * @description An order that was completed, or what went back of one.
             * @enum {string}
             */
            readonly kind: "ORDER" | "RETURN";
            /** @description The order, or the refund. */
            readonly sourceId: string;
            readonly locationId: components["schemas"]["LocationId"];
            readonly businessDate: components["schemas"]["LocalDate"];
            readonly currency: components["schemas"]["Currency"];
            /** @description Signed: what the order came to, or what went back. */
            readonly totalMinor: number;
            /** @description Signed: the part that was spent; top-ups and gift cards are spent later. */
            readonly spentMinor: number;
            /** @description Signed: points of the main balance earned, or taken back. */
            readonly points: number;
            /** @description The same of sub-ledgers, those that moved. */
            readonly subLedgerPoints: readonly {
                readonly subLedgerCode: string;
                readonly points: number;
            }[];
            readonly occurredAt: components["schemas"]["Instant"];
        };
        readonly CustomerTransactionPage: {
            readonly data: readonly components["schemas"]["CustomerTransaction"][];
            /** @description Give it as `cursor` for the next page; null at the end. */
            readonly nextCursor: string | null;
        };
        readonly DayTotals: {
            readonly locationId: components["schemas"]["LocationId"];
            readonly businessDate: components["schemas"]["LocalDate"];
            readonly tenders: readonly {
                /** @enum {string} */
                readonly kind: "CASH" | "STORED_VALUE" | "CUSTOMER_CARD" | "GIFT_CARD" | "POINTS" | "ON_ACCOUNT" | "PROVIDER";
                readonly currency: components["schemas"]["Currency"];
                readonly payments: number;
                readonly amountMinor: number;
            }[];
            /** @description What customers paid that day of what they owed, by tender. */
            readonly settlements: readonly {
                /** @enum {string} */
                readonly kind: "CASH" | "STORED_VALUE" | "CUSTOMER_CARD" | "GIFT_CARD" | "POINTS" | "ON_ACCOUNT" | "PROVIDER";
                readonly currency: components["schemas"]["Currency"];
                readonly payments: number;
                readonly amountMinor: number;
            }[];
            /** @description What went back that day, by what it went back with. */
            readonly refunds: readonly {
                /** @enum {string} */
                readonly kind: "CASH" | "STORED_VALUE" | "CUSTOMER_CARD" | "GIFT_CARD" | "POINTS" | "ON_ACCOUNT" | "PROVIDER" | "STORE_CREDIT";
                readonly currency: components["schemas"]["Currency"];
                readonly refunds: number;
                readonly amountMinor: number;
            }[];
            /** @description What the day moved in the books: debits positive, credits negative. */
            readonly accounts: readonly {
                readonly account: string;
                readonly unit: string;
                readonly amountMinor: number;
            }[];
        };
        /** @description With what debts are paid: money, or principal of the stored value. Bonus pays none. */
        readonly DebtTender: {
            /** @constant */
            readonly kind: "CASH";
            /** @description What the customer hands over, in minor units; change is worked out. */
            readonly tenderedMinor: number;
        } | {
            /** @constant */
            readonly kind: "STORED_VALUE";
            /** @description In minor units; as much as is due and there is when absent. */
            readonly amountMinor?: number;
            /** @description The customer's PIN, for more than the limits of the location let pass. */
            readonly pin?: string;
            /** @description Lets it pass the limits; needs the permission stored-value:override. */
            readonly approved?: boolean;
        } | {
            /** @constant */
            readonly kind: "PROVIDER";
            /** @enum {string} */
            readonly provider: "SANDBOX";
            /** @description What the provider calls the payment; one pays once. */
            readonly reference: string;
            /** @description In minor units; as much as is due and there is when absent. */
            readonly amountMinor?: number;
        };
        /** @description More points at times. Of several that multiply the best acts; those that add are all added after it. */
        readonly EarningBoost: {
            /** @description Tells the rules of one programme apart. */
            readonly code: string;
            readonly name: string;
            readonly effect: {
                /** @constant */
                readonly kind: "MULTIPLY";
                /** @description 20000 doubles the points. */
                readonly factorBasisPoints: number;
            } | {
                /** @constant */
                readonly kind: "ADD";
                readonly points: number;
            };
            /**
             * @description One must hold when the order completes, on the location's wall clock; null for any time.
             * @default null
             */
            readonly windows: readonly components["schemas"]["OfferWindow"][] | null;
            /** @default null */
            readonly validFrom: components["schemas"]["Instant"] | null;
            /**
             * @description From this instant on it is over; after validFrom.
             * @default null
             */
            readonly validUntil: components["schemas"]["Instant"] | null;
            /**
             * @description What must have been paid for what earns points.
             * @default 0
             */
            readonly minSpendMinor: number;
            /**
             * @description Null for every customer.
             * @default null
             */
            readonly tierIds: readonly components["schemas"]["TierId"][] | null;
            /**
             * @description How often one customer has it; null for always.
             * @default null
             */
            readonly limit: {
                readonly times: number;
                /**
                 * @description By the calendar of the location.
                 * @enum {string}
                 */
                readonly per: "DAY" | "WEEK" | "MONTH" | "YEAR" | "EVER";
            } | null;
            /** @description Whose points it multiplies or adds to; those of the main balance, and no others, when absent. */
            readonly subLedgerCode?: string;
        };
        /** @description More points at times. Of several that multiply the best acts; those that add are all added after it. */
        readonly EarningBoostInput: {
            /** @description Tells the rules of one programme apart. */
            readonly code: string;
            readonly name: string;
            readonly effect: {
                /** @constant */
                readonly kind: "MULTIPLY";
                /** @description 20000 doubles the points. */
                readonly factorBasisPoints: number;
            } | {
                /** @constant */
                readonly kind: "ADD";
                readonly points: number;
            };
            /**
             * @description One must hold when the order completes, on the location's wall clock; null for any time.
             * @default null
             */
            readonly windows?: readonly components["schemas"]["OfferWindowInput"][] | null;
            /** @default null */
            readonly validFrom?: components["schemas"]["Instant"] | null;
            /**
             * @description From this instant on it is over; after validFrom.
             * @default null
             */
            readonly validUntil?: components["schemas"]["Instant"] | null;
            /**
             * @description What must have been paid for what earns points.
             * @default 0
             */
            readonly minSpendMinor?: number;
            /**
             * @description Null for every customer.
             * @default null
             */
            readonly tierIds?: readonly components["schemas"]["TierId"][] | null;
            /**
             * @description How often one customer has it; null for always.
             * @default null
             */
            readonly limit?: {
                readonly times: number;
                /**
                 * @description By the calendar of the location.
                 * @enum {string}
                 */
                readonly per: "DAY" | "WEEK" | "MONTH" | "YEAR" | "EVER";
            } | null;
            /** @description Whose points it multiplies or adds to; those of the main balance, and no others, when absent. */
            readonly subLedgerCode?: string;
        };
        /** @description SPEND: for each whole amount paid for the lines in scope together. VISIT: once an order with a line in scope. ITEM: for each unit in scope that cost something. */
        readonly EarningRule: {
            /** @constant */
            readonly kind: "SPEND";
            /** @description Tells the rules of one programme apart. */
            readonly code: string;
            readonly points: number;
            /** @description So many points for each whole such amount: 100 is a yuan. What is over earns nothing. */
            readonly perMinor: number;
            /**
             * @description What the lines in scope must have cost before it gives points.
             * @default 0
             */
            readonly minSpendMinor: number;
            /**
             * @default {
             *       "kinds": [
             *         "SERVICE",
             *         "PRODUCT",
             *         "CARD"
             *       ],
             *       "itemIds": null,
             *       "categoryIds": null,
             *       "excludedItemIds": []
             *     }
             */
            readonly scope: components["schemas"]["EarningScope"];
            /** @description The sub-ledger of the programme that they go into; the main balance when absent. */
            readonly subLedgerCode?: string;
        } | {
            /** @constant */
            readonly kind: "VISIT";
            /** @description Tells the rules of one programme apart. */
            readonly code: string;
            readonly points: number;
            /**
             * @description What the lines in scope must have cost before it gives points.
             * @default 0
             */
            readonly minSpendMinor: number;
            /**
             * @default {
             *       "kinds": [
             *         "SERVICE",
             *         "PRODUCT",
             *         "CARD"
             *       ],
             *       "itemIds": null,
             *       "categoryIds": null,
             *       "excludedItemIds": []
             *     }
             */
            readonly scope: components["schemas"]["EarningScope"];
            /** @description The sub-ledger of the programme that they go into; the main balance when absent. */
            readonly subLedgerCode?: string;
        } | {
            /** @constant */
            readonly kind: "ITEM";
            /** @description Tells the rules of one programme apart. */
            readonly code: string;
            readonly points: number;
            /**
             * @default {
             *       "kinds": [
             *         "SERVICE",
             *         "PRODUCT",
             *         "CARD"
             *       ],
             *       "itemIds": null,
             *       "categoryIds": null,
             *       "excludedItemIds": []
             *     }
             */
            readonly scope: components["schemas"]["EarningScope"];
            /** @description The sub-ledger of the programme that they go into; the main balance when absent. */
            readonly subLedgerCode?: string;
        };
        /** @description SPEND: for each whole amount paid for the lines in scope together. VISIT: once an order with a line in scope. ITEM: for each unit in scope that cost something. */
        readonly EarningRuleInput: {
            /** @constant */
            readonly kind: "SPEND";
            /** @description Tells the rules of one programme apart. */
            readonly code: string;
            readonly points: number;
            /** @description So many points for each whole such amount: 100 is a yuan. What is over earns nothing. */
            readonly perMinor: number;
            /**
             * @description What the lines in scope must have cost before it gives points.
             * @default 0
             */
            readonly minSpendMinor?: number;
            /**
             * @default {
             *       "kinds": [
             *         "SERVICE",
             *         "PRODUCT",
             *         "CARD"
             *       ],
             *       "itemIds": null,
             *       "categoryIds": null,
             *       "excludedItemIds": []
             *     }
             */
            readonly scope?: components["schemas"]["EarningScopeInput"];
            /** @description The sub-ledger of the programme that they go into; the main balance when absent. */
            readonly subLedgerCode?: string;
        } | {
            /** @constant */
            readonly kind: "VISIT";
            /** @description Tells the rules of one programme apart. */
            readonly code: string;
            readonly points: number;
            /**
             * @description What the lines in scope must have cost before it gives points.
             * @default 0
             */
            readonly minSpendMinor?: number;
            /**
             * @default {
             *       "kinds": [
             *         "SERVICE",
             *         "PRODUCT",
             *         "CARD"
             *       ],
             *       "itemIds": null,
             *       "categoryIds": null,
             *       "excludedItemIds": []
             *     }
             */
            readonly scope?: components["schemas"]["EarningScopeInput"];
            /** @description The sub-ledger of the programme that they go into; the main balance when absent. */
            readonly subLedgerCode?: string;
        } | {
            /** @constant */
            readonly kind: "ITEM";
            /** @description Tells the rules of one programme apart. */
            readonly code: string;
            readonly points: number;
            /**
             * @default {
             *       "kinds": [
             *         "SERVICE",
             *         "PRODUCT",
             *         "CARD"
             *       ],
             *       "itemIds": null,
             *       "categoryIds": null,
             *       "excludedItemIds": []
             *     }
             */
            readonly scope?: components["schemas"]["EarningScopeInput"];
            /** @description The sub-ledger of the programme that they go into; the main balance when absent. */
            readonly subLedgerCode?: string;
        };
        /** @description Which lines of an order earn: those that every list lets in. */
        readonly EarningScope: {
            /**
             * @description What is sold: top-ups and gift cards earn only where they are named.
             * @default [
             *       "SERVICE",
             *       "PRODUCT",
             *       "CARD"
             *     ]
             */
            readonly kinds: readonly ("SERVICE" | "PRODUCT" | "CARD" | "TOP_UP" | "GIFT_CARD")[];
            /**
             * @description Services, products and cards; null for all.
             * @default null
             */
            readonly itemIds: readonly (components["schemas"]["ServiceId"] | components["schemas"]["ProductId"] | components["schemas"]["CardProductId"])[] | null;
            /**
             * @description Services and goods of these categories when they were sold; null for all.
             * @default null
             */
            readonly categoryIds: readonly components["schemas"]["CategoryId"][] | null;
            /** @default [] */
            readonly excludedItemIds: readonly (components["schemas"]["ServiceId"] | components["schemas"]["ProductId"] | components["schemas"]["CardProductId"])[];
        };
        /** @description Which lines of an order earn: those that every list lets in. */
        readonly EarningScopeInput: {
            /**
             * @description What is sold: top-ups and gift cards earn only where they are named.
             * @default [
             *       "SERVICE",
             *       "PRODUCT",
             *       "CARD"
             *     ]
             */
            readonly kinds?: readonly ("SERVICE" | "PRODUCT" | "CARD" | "TOP_UP" | "GIFT_CARD")[];
            /**
             * @description Services, products and cards; null for all.
             * @default null
             */
            readonly itemIds?: readonly (components["schemas"]["ServiceId"] | components["schemas"]["ProductId"] | components["schemas"]["CardProductId"])[] | null;
            /**
             * @description Services and goods of these categories when they were sold; null for all.
             * @default null
             */
            readonly categoryIds?: readonly components["schemas"]["CategoryId"][] | null;
            /** @default [] */
            readonly excludedItemIds?: readonly (components["schemas"]["ServiceId"] | components["schemas"]["ProductId"] | components["schemas"]["CardProductId"])[];
        };
        /** @description A customer's seats in a class, guests included. */
        readonly Enrollment: {
            readonly id: components["schemas"]["EnrollmentId"];
            readonly classSessionId: components["schemas"]["ClassSessionId"];
            readonly locationId: components["schemas"]["LocationId"];
            readonly customerId: components["schemas"]["CustomerId"];
            readonly state: components["schemas"]["EnrollmentState"];
            readonly seats: number;
            readonly spots: readonly number[];
            readonly channel: components["schemas"]["BookingChannel"];
            readonly note: string;
            /** @description The list price of all its seats when the customer enrolled. */
            readonly price: components["schemas"]["TotalAmount"];
            /** @description As they were when the customer enrolled. */
            readonly cancellationTerms: readonly components["schemas"]["CancellationTerms"][];
            /** @description What ending the enrollment unserved came to. */
            readonly settlement: components["schemas"]["Settlement"] | null;
            /** @description Who or what a cancellation is owed to. */
            readonly cancelReason: components["schemas"]["CancelReason"] | null;
            /** @description In words, why the last step was taken. */
            readonly reason: string | null;
            readonly version: number;
            readonly createdAt: components["schemas"]["Instant"];
            readonly updatedAt: components["schemas"]["Instant"];
        };
        readonly EnrollmentCancellationPreview: {
            readonly enrollmentId: components["schemas"]["EnrollmentId"];
            readonly at: components["schemas"]["Instant"];
            readonly price: components["schemas"]["TotalAmount"];
            readonly cancellation: {
                /** @description What it would become: CANCELLED or LATE_CANCELLED. */
                readonly state: components["schemas"]["EnrollmentState"];
                /** @description What goes back if the visit was paid. */
                readonly refund: components["schemas"]["TotalAmount"];
                /** @description What is owed if it was not. */
                readonly fee: components["schemas"]["TotalAmount"];
                readonly waived: boolean;
            };
        };
        /** @description The id of a Enrollment. */
        readonly EnrollmentId: string;
        readonly EnrollmentPage: {
            readonly data: readonly components["schemas"]["Enrollment"][];
            /** @description Give it as `cursor` for the next page; null at the end. */
            readonly nextCursor: string | null;
        };
        /** @enum {string} */
        readonly EnrollmentState: "ENROLLED" | "ARRIVED" | "NO_SHOW" | "CANCELLED" | "LATE_CANCELLED";
        /** @description A right that a card gives, and what is left of it. */
        readonly Entitlement: {
            readonly id: components["schemas"]["EntitlementId"];
            readonly name: string;
            /**
             * @description What it pays for; null for every service.
             * @default null
             */
            readonly serviceIds: readonly components["schemas"]["ServiceId"][] | null;
            /**
             * @description How many units there are; null for any number.
             * @default null
             */
            readonly quantity: number | null;
            /**
             * @description Services that take more than one unit each time.
             * @default []
             */
            readonly unitsPerUse: readonly {
                readonly serviceId: components["schemas"]["ServiceId"];
                readonly units: number;
            }[];
            /**
             * @description List price of one unit: the price is split by it, and refunds may count used units by it.
             * @default 0
             */
            readonly unitValueMinor: number;
            /** @description Given for opening the card. */
            readonly gift: boolean;
            /** @description Units left; null where they are not counted. */
            readonly remaining: number | null;
        };
        /** @description The id of a Entitlement. */
        readonly EntitlementId: string;
        readonly ErasedTenant: {
            readonly id: components["schemas"]["TenantId"];
            /** @constant */
            readonly erased: true;
        };
        /** @description Money spent on running the shop. */
        readonly Expense: {
            readonly id: components["schemas"]["ExpenseId"];
            readonly locationId: components["schemas"]["LocationId"];
            readonly currency: components["schemas"]["Currency"];
            readonly state: components["schemas"]["ExpenseState"];
            readonly category: components["schemas"]["ExpenseCategory"];
            readonly amountMinor: number;
            /** @enum {string} */
            readonly paidFrom: "CASH" | "BANK";
            readonly cashShiftId: components["schemas"]["CashShiftId"] | null;
            readonly payee: string;
            readonly note: string;
            readonly staffId: components["schemas"]["StaffId"] | null;
            readonly businessDate: components["schemas"]["LocalDate"];
            readonly voidReason: string | null;
            readonly version: number;
            readonly createdAt: components["schemas"]["Instant"];
            readonly updatedAt: components["schemas"]["Instant"];
        };
        /** @description A code of the tenant's own, such as rent or supplies. */
        readonly ExpenseCategory: string;
        /** @description The id of a Expense. */
        readonly ExpenseId: string;
        readonly ExpensePage: {
            readonly data: readonly components["schemas"]["Expense"][];
            /** @description Give it as `cursor` for the next page; null at the end. */
            readonly nextCursor: string | null;
        };
        /** @enum {string} */
        readonly ExpenseState: "RECORDED" | "VOIDED";
        /** @description Each start asked about, ascending. */
        readonly Explanation: {
            readonly locationId: components["schemas"]["LocationId"];
            readonly timeZone: string;
            readonly starts: readonly components["schemas"]["StartExplanation"][];
        };
        /** @description A card of whoever has its code, which is kept nowhere. */
        readonly GiftCard: {
            readonly id: components["schemas"]["GiftCardId"];
            /** @description The last characters of the code. */
            readonly codeHint: string;
            readonly state: components["schemas"]["GiftCardState"];
            readonly currency: components["schemas"]["Currency"];
            /** @description What it can pay, in minor units. */
            readonly balanceMinor: number;
            /** @description Where it is issued. */
            readonly locationId: components["schemas"]["LocationId"];
            /** @description Whose it is, where that is known. */
            readonly customerId: components["schemas"]["CustomerId"] | null;
            readonly expiresAt: components["schemas"]["Instant"] | null;
            /** @description The card that its balance has moved to. */
            readonly replacedById: components["schemas"]["GiftCardId"] | null;
            readonly version: number;
            readonly createdAt: components["schemas"]["Instant"];
            readonly updatedAt: components["schemas"]["Instant"];
        };
        readonly GiftCardActivity: {
            readonly giftCardId: components["schemas"]["GiftCardId"];
            /** @description Rises with every activity of the card. */
            readonly ordinal: number;
            /** @enum {string} */
            readonly kind: "ACTIVATE" | "LOAD" | "UNLOAD" | "REDEEM" | "REFUND" | "BLOCK" | "UNBLOCK" | "DEACTIVATE" | "IMPORT" | "TRANSFER_BALANCE_FROM" | "TRANSFER_BALANCE_TO";
            /** @description By how much the balance changed, signed. */
            readonly amountMinor: number;
            readonly reason: components["schemas"]["GiftCardReason"] | null;
            /** @description The order or the other card it is about. */
            readonly sourceId: string | null;
            /** @description Of a load: its entry in the books. */
            readonly transactionId: components["schemas"]["LedgerTransactionId"] | null;
            readonly occurredAt: components["schemas"]["Instant"];
        };
        readonly GiftCardActivityPage: {
            readonly data: readonly components["schemas"]["GiftCardActivity"][];
            /** @description Give it as `cursor` for the next page; null at the end. */
            readonly nextCursor: string | null;
        };
        readonly GiftCardGrant: {
            /** @constant */
            readonly kind: "GIFT_CARD";
            readonly giftCardId: components["schemas"]["GiftCardId"];
            readonly amountMinor: number;
        };
        /** @description The id of a GiftCard. */
        readonly GiftCardId: string;
        readonly GiftCardPage: {
            readonly data: readonly components["schemas"]["GiftCard"][];
            /** @description Give it as `cursor` for the next page; null at the end. */
            readonly nextCursor: string | null;
        };
        /** @enum {string} */
        readonly GiftCardReason: "LOST" | "STOLEN" | "SUSPICIOUS_ACTIVITY" | "CHARGEBACK" | "DAMAGED" | "CUSTOMER_REQUEST" | "OTHER";
        /** @enum {string} */
        readonly GiftCardState: "PENDING" | "ACTIVE" | "BLOCKED" | "DEACTIVATED";
        /** @description How the goods of an order come to whom they are for. */
        readonly GoodsFulfilment: {
            /** @enum {string} */
            readonly kind: "PICKUP" | "DELIVERY";
            /**
             * @description PROPOSED, then PREPARED (ready, or on their way), then COMPLETED; CANCELLED where nobody waits for them any more.
             * @enum {string}
             */
            readonly state: "PROPOSED" | "PREPARED" | "COMPLETED" | "CANCELLED";
            readonly recipient: string;
            readonly phone: string | null;
            readonly from: components["schemas"]["Instant"] | null;
            readonly to: components["schemas"]["Instant"] | null;
            /** @description What is shown to get them; null for a delivery. */
            readonly pickupCode: string | null;
            /** @description Where to; null for a pickup. */
            readonly address: {
                readonly line: string;
                readonly city: string | null;
                readonly latitude: number | null;
                readonly longitude: number | null;
                readonly note: string;
            } | null;
            readonly preparedAt: components["schemas"]["Instant"] | null;
            readonly completedAt: components["schemas"]["Instant"] | null;
        };
        /** @description How the goods of a bill are picked up or brought, instead of handed over when it is paid. */
        readonly GoodsFulfilmentRequest: {
            /** @constant */
            readonly kind: "PICKUP";
            /** @description Who gets the goods. */
            readonly recipient: string;
            /** @default null */
            readonly phone?: string | null;
            /**
             * @description The goods are wanted from then on.
             * @default null
             */
            readonly from?: components["schemas"]["Instant"] | null;
            /**
             * @description The goods are wanted before then.
             * @default null
             */
            readonly to?: components["schemas"]["Instant"] | null;
        } | {
            /** @constant */
            readonly kind: "DELIVERY";
            /** @description Who gets the goods. */
            readonly recipient: string;
            /** @default null */
            readonly phone?: string | null;
            /**
             * @description The goods are wanted from then on.
             * @default null
             */
            readonly from?: components["schemas"]["Instant"] | null;
            /**
             * @description The goods are wanted before then.
             * @default null
             */
            readonly to?: components["schemas"]["Instant"] | null;
            readonly address: components["schemas"]["VisitAddressInput"];
        };
        /** @description How the goods of a bill are picked up or brought, instead of handed over when it is paid. */
        readonly GoodsFulfilmentRequestPatch: {
            /** @enum {string} */
            readonly kind?: "PICKUP" | "DELIVERY";
            /** @description Who gets the goods. */
            readonly recipient?: string;
            readonly phone?: string | null;
            /** @description The goods are wanted from then on. */
            readonly from?: components["schemas"]["Instant"] | null;
            /** @description The goods are wanted before then. */
            readonly to?: components["schemas"]["Instant"] | null;
            readonly address?: components["schemas"]["VisitAddressPatch"];
        };
        /** @enum {string} */
        readonly GuestArrangement: "TOGETHER" | "IN_TURN";
        /** @description Uses by guests whom a holder of the card brings (携友), and who need not hold it. Each takes visits as any use does. */
        readonly GuestPassRule: {
            /** @description How many uses of guests there are. */
            readonly count: number;
            /**
             * @description CARD: as long as it lasts. MONTH, YEAR: of the card, from the day on which its time began, in the zone where it was sold; what is left of one is gone with it.
             * @enum {string}
             */
            readonly per: "CARD" | "MONTH" | "YEAR";
        };
        /** @description Uses by guests whom a holder of the card brings (携友), and who need not hold it. Each takes visits as any use does. */
        readonly GuestPassRuleInput: {
            /** @description How many uses of guests there are. */
            readonly count: number;
            /**
             * @description CARD: as long as it lasts. MONTH, YEAR: of the card, from the day on which its time began, in the zone where it was sold; what is left of one is gone with it.
             * @enum {string}
             */
            readonly per: "CARD" | "MONTH" | "YEAR";
        };
        /** @description Uses by guests whom a holder of the card brings (携友), and who need not hold it. Each takes visits as any use does. */
        readonly GuestPassRulePatch: {
            /** @description How many uses of guests there are. */
            readonly count?: number;
            /**
             * @description CARD: as long as it lasts. MONTH, YEAR: of the card, from the day on which its time began, in the zone where it was sold; what is left of one is gone with it.
             * @enum {string}
             */
            readonly per?: "CARD" | "MONTH" | "YEAR";
        };
        /** @description What guests may still use; null where its terms give them nothing. */
        readonly GuestPasses: {
            readonly left: number;
            /** @description When there are new ones; null where none are to come. */
            readonly nextAt: components["schemas"]["Instant"] | null;
        } | null;
        readonly GuestRequest: {
            /** @default null */
            readonly name?: string | null;
            readonly segments: readonly components["schemas"]["SegmentRequest"][];
        };
        readonly ImportedBusyTimes: {
            readonly added: number;
            readonly kept: number;
            readonly removed: number;
            /** @description Bookings at these times. They stay, and the rest of the time is blocked all the same; import again to block what a booking has given back. */
            readonly conflicts: readonly {
                readonly externalId: string;
                readonly bookingId: components["schemas"]["BookingId"];
            }[];
        };
        /**
         * Format: date-time
         * @description An instant: RFC 3339 with an offset, such as 2026-11-21T10:00:00+08:00.
         */
        readonly Instant: string;
        readonly IssuedCoupons: {
            readonly data: readonly components["schemas"]["Coupon"][];
        };
        /** @description One line of the books. The lines of a transaction sum to zero per unit. */
        readonly LedgerEntry: {
            readonly transactionId: components["schemas"]["LedgerTransactionId"];
            /** @description From 1 on within the transaction. */
            readonly lineNo: number;
            readonly account: components["schemas"]["AccountCode"];
            readonly subjectId: string | null;
            /** @description A currency, VISIT, POINT, or POINT.<code> of a sub-ledger. */
            readonly unit: string;
            /** @description Debits positive, credits negative; in minor units, points or visits. */
            readonly amountMinor: number;
            readonly lotId: components["schemas"]["LotId"] | null;
            /** @description The part of the lot's cost that moved with it. */
            readonly costMinor: number | null;
            readonly locationId: components["schemas"]["LocationId"];
            readonly businessDate: components["schemas"]["LocalDate"];
            readonly occurredAt: components["schemas"]["Instant"];
            readonly recordedAt: components["schemas"]["Instant"];
            /** @description What it was posted for, such as an order. */
            readonly source: {
                /** @enum {string} */
                readonly kind: "ORDER_PAYMENT" | "ORDER_COMPLETION" | "ORDER_REFUND" | "ORDER_REOPENING" | "RECEIVABLE_SETTLEMENT" | "BOOKING_CANCELLATION" | "TOP_UP" | "TOP_UP_REFUND" | "STORED_VALUE_ADJUSTMENT" | "POINTS_EARNED" | "POINTS_REDEEMED" | "POINTS_ADJUSTMENT" | "CUSTOMER_MERGE" | "CARD_SALE" | "CARD_REDEMPTION" | "CARD_RECOGNITION" | "CARD_FREEZE" | "CARD_REFUND" | "CARD_TRANSFER" | "GIFT_CARD" | "CASH_SHIFT" | "CASH_TAKE_OVER" | "CASH_MOVEMENT" | "EXPENSE" | "STOCK_MOVEMENT" | "LOT_EXPIRY" | "OPENING_BALANCE" | "CORRECTION";
                readonly id: string;
            };
            /** @description The transaction that this one takes back. */
            readonly reversesId: components["schemas"]["LedgerTransactionId"] | null;
        };
        readonly LedgerEntryPage: {
            readonly data: readonly components["schemas"]["LedgerEntry"][];
            /** @description Give it as `cursor` for the next page; null at the end. */
            readonly nextCursor: string | null;
        };
        /** @description The id of a LedgerTransaction. */
        readonly LedgerTransactionId: string;
        readonly LedgerVerification: {
            /** @description Whether no check has found a fault. */
            readonly balanced: boolean;
            readonly transactions: number;
            readonly lines: number;
            readonly trialBalance: readonly {
                readonly account: string;
                readonly type: string;
                readonly unit: string;
                /** @description Debits positive, credits negative. */
                readonly amountMinor: number;
            }[];
            readonly unbalanced: readonly {
                readonly transactionId: string;
                readonly unit: string;
                readonly amountMinor: number;
            }[];
            readonly checks: readonly {
                readonly name: string;
                /** @description What is true where there are no faults. */
                readonly proves: string;
                /** @description At most 100 of a check; none when all is well. */
                readonly faults: readonly {
                    readonly subject: string;
                    readonly found: string;
                }[];
            }[];
        };
        readonly LiabilityOfKind: {
            /** @enum {string} */
            readonly kind: "VISIT_PASS" | "PACKAGE" | "TIME_PASS" | "DISCOUNT_CARD" | "STORED_VALUE_CARD" | "STORED_VALUE" | "GIFT_CARD";
            /** @description What was paid and is not earned yet: what the books say. */
            readonly priceMinor: number;
            /** @description What it can pay for, as in `credits`; null where that cannot be counted, as of days and discounts, or comes to more than 10^15. */
            readonly valueMinor: number | null;
            /** @description Of the value of a balance, what was given and not paid. */
            readonly bonusMinor: number;
            /** @description Units left, gifts included; 0 where none are counted. */
            readonly units: number;
        };
        /**
         * Format: date
         * @description A calendar date on the location's wall clock, such as 2026-11-21.
         */
        readonly LocalDate: string;
        /** @description A wall-clock time, HH:MM; past 24:00 it falls on the next day. */
        readonly LocalTime: string;
        /** @description A place of business with its own wall clock and currency. */
        readonly Location: {
            readonly id: components["schemas"]["LocationId"];
            readonly name: string;
            /** @description IANA time zone, such as Asia/Shanghai. */
            readonly timeZone: string;
            readonly currency: components["schemas"]["Currency"];
            /**
             * @description Bookings start at multiples of this on the wall clock.
             * @default 15
             * @enum {number}
             */
            readonly slotAlignmentMinutes: 5 | 6 | 10 | 12 | 15 | 20 | 30 | 40 | 45 | 60 | 90 | 120;
            /**
             * @description How long before its start a booking must be made.
             * @default 0
             */
            readonly minLeadMinutes: number;
            /**
             * @description How many days ahead a booking may start; a tier may say otherwise.
             * @default 90
             */
            readonly maxLeadDays: number;
            /**
             * @description Sales before this wall-clock time belong to the previous business day.
             * @default 00:00
             */
            readonly businessDayCutover: string;
            /**
             * @description How long a booking may wait for approval before it expires; never past its start.
             * @default 1440
             */
            readonly pendingTimeoutMinutes: number;
            /**
             * @description For services that say nothing themselves; bookings wait for it.
             * @default {
             *       "kind": "NONE"
             *     }
             */
            readonly prepayment: components["schemas"]["Prepayment"];
            /**
             * @description How long a booking may wait for its prepayment before it expires; never past its start.
             * @default 15
             */
            readonly prepaymentTimeoutMinutes: number;
            /**
             * @description How many visits to come one customer may have here at once.
             * @default null
             */
            readonly maxOpenBookingsPerCustomer: number | null;
            /**
             * @description For services without a policy of their own; cancelling is free where there is none.
             * @default null
             */
            readonly cancellationPolicyId: components["schemas"]["CancellationPolicyId"] | null;
            /**
             * @description null: open whenever staff work. Hours past midnight belong to the day they begin on.
             * @default null
             */
            readonly openingHours: readonly {
                /** @description Monday 1 to Sunday 7. */
                readonly weekday: number;
                /** @description HH:MM. */
                readonly opensAt: string;
                /** @description After the opening; past 24:00 it falls on the next day, as in 25:30. */
                readonly closesAt: components["schemas"]["LocalTime"];
            }[] | null;
            /**
             * @description Dates with other hours than their weekday, or none.
             * @default []
             */
            readonly specialDays: readonly {
                readonly date: components["schemas"]["LocalDate"];
                readonly name: string;
                /**
                 * @description Instead of the hours of the weekday; empty when closed all day.
                 * @default []
                 */
                readonly hours: readonly {
                    /** @description HH:MM. */
                    readonly opensAt: string;
                    /** @description After the opening; past 24:00 it falls on the next day, as in 25:30. */
                    readonly closesAt: components["schemas"]["LocalTime"];
                }[];
            }[];
            /**
             * @description How long staff travel to a customer's address, each way.
             * @default 0
             */
            readonly travelMinutes: number;
            /**
             * @description How many customers may be there at one time; null for no limit.
             * @default null
             */
            readonly maxConcurrentCustomers: number | null;
            /**
             * @description How many bookings may start on one date of the location's wall clock; null for no limit.
             * @default null
             */
            readonly maxBookingsPerDay: number | null;
            /**
             * @description How many bookings of one customer may start here on one date; null for no limit.
             * @default null
             */
            readonly maxBookingsPerDayPerCustomer: number | null;
            /**
             * @description Applies to `maxConcurrentCustomers` and `maxBookingsPerDay`, where they are set.
             * @default null
             */
            readonly tierReserve: components["schemas"]["TierReserve"] | null;
            /**
             * @description Only customers whose contact is verified can hold and book.
             * @default false
             */
            readonly requireVerifiedContact: boolean;
            /**
             * @description Who of the waitlist gets time that becomes free. IN_ORDER: it is kept for the one who has waited longest and whom it suits, then for the next. BROADCAST: all whom it suits are told, and the first to accept has it.
             * @default IN_ORDER
             * @enum {string}
             */
            readonly waitlistPolicy: "IN_ORDER" | "BROADCAST";
            /**
             * @description How long time is kept for somebody of the waitlist; never past its start.
             * @default 60
             */
            readonly waitlistOfferMinutes: number;
            /**
             * @description How many walk-ins may wait at once, 0 for none; null for no limit of its own, which means 200.
             * @default null
             */
            readonly maxQueueLength: number | null;
            /**
             * @default {
             *       "taxInclusive": true,
             *       "serviceTaxBasisPoints": 0,
             *       "productTaxBasisPoints": 0,
             *       "serviceCharge": null,
             *       "cashRounding": null,
             *       "maxPromotions": 5,
             *       "tierStacksWithTimedPrices": true
             *     }
             */
            readonly pricing: components["schemas"]["OrderPricing"];
            /**
             * @default {
             *       "expiryMinutes": 1440,
             *       "parkedExpiryMinutes": 10080
             *     }
             */
            readonly openOrders: components["schemas"]["OpenOrderRules"];
            /**
             * @default {
             *       "use": "OFF",
             *       "openOrdersAtClose": "ALLOW",
             *       "pastDays": "ALLOW"
             *     }
             */
            readonly cashShifts: components["schemas"]["CashRules"];
            /**
             * @default {
             *       "limitMinor": null,
             *       "returnCoupons": true
             *     }
             */
            readonly refunds: components["schemas"]["RefundRules"];
            /**
             * @default {
             *       "spendingOrder": "EARLIEST_EXPIRY",
             *       "maxPerPaymentMinor": null,
             *       "maxPerDayMinor": null,
             *       "refundPolicy": "PRC_PREPAID",
             *       "coolingOffDays": 7
             *     }
             */
            readonly storedValue: components["schemas"]["StoredValuePolicy"];
            /**
             * @description Who serves a visit that names nobody, among those who are free.
             * @default LEAST_BOOKED
             * @enum {string}
             */
            readonly assignmentStrategy: "LEAST_BOOKED" | "WEIGHTED_SHARE" | "ROTATION" | "FEWEST_GAPS" | "CATALOGUE_ORDER";
            /**
             * @description For FEWEST_GAPS: free time between visits that is shorter than this is of no use.
             * @default 30
             */
            readonly shortestGapMinutes: number;
            /**
             * @default {
             *       "strict": false,
             *       "requestedKeepsTurn": true,
             *       "onSpotPickKeepsTurn": false,
             *       "laterDaysTakeTurns": false
             *     }
             */
            readonly rotationRules: components["schemas"]["RotationRules"];
            readonly address?: string;
            readonly phone?: string;
            readonly version: number;
            readonly createdAt: components["schemas"]["Instant"];
            readonly updatedAt: components["schemas"]["Instant"];
            readonly archivedAt: components["schemas"]["Instant"] | null;
        };
        /** @description The id of a Location. */
        readonly LocationId: string;
        readonly LocationPage: {
            readonly data: readonly components["schemas"]["Location"][];
            /** @description Give it as `cursor` for the next page; null at the end. */
            readonly nextCursor: string | null;
        };
        /**
         * @description Where a service is performed: at the location, at the customer's address, or online.
         * @enum {string}
         */
        readonly LocationType: "LOCATION" | "CUSTOMER_ADDRESS" | "ONLINE";
        /** @description The id of a Lot. */
        readonly LotId: string;
        /** @description How customers earn points and tiers. There is one in use at a time; archive it to make another. */
        readonly LoyaltyProgramme: {
            readonly id: components["schemas"]["LoyaltyProgrammeId"];
            readonly name: string;
            /** @description What is spent in another currency earns nothing and counts towards no tier; a visit is a visit in any. */
            readonly currency: components["schemas"]["Currency"];
            /** @description IANA time zone of the programme's years and of the points' last days. */
            readonly timeZone: string;
            /** @default [] */
            readonly earningRules: readonly components["schemas"]["EarningRule"][];
            /** @default [] */
            readonly earningBoosts: readonly components["schemas"]["EarningBoost"][];
            /**
             * @description Balances of points beside the main one. What is in one that is taken out stays its customer's.
             * @default []
             */
            readonly subLedgers: readonly components["schemas"]["SubLedger"][];
            /**
             * @description Whether the tax on what is bought earns points too.
             * @default WITH_TAX
             * @enum {string}
             */
            readonly earnOn: "WITH_TAX" | "WITHOUT_TAX";
            /**
             * @description Whether what stored-value bonus pays earns points; principal always does.
             * @default false
             */
            readonly bonusEarns: boolean;
            /**
             * @description How many days points wait after they were earned before they can be spent.
             * @default 0
             */
            readonly pendingDays: number;
            /**
             * @description Null for points that never expire.
             * @default null
             */
            readonly expiry: components["schemas"]["PointsExpiry"] | null;
            /**
             * @description Null where points pay for nothing.
             * @default null
             */
            readonly tender: components["schemas"]["PointsTenderTerms"] | null;
            /**
             * @description What of the points of a refunded order is taken back: only what is still pending, as much as there is, or all of it: what is missing is owed and settled by the next points earned.
             * @default OWED
             * @enum {string}
             */
            readonly returnPolicy: "ONLY_PENDING" | "WITHIN_BALANCE" | "OWED";
            /**
             * @description Null where tiers are given by hand only.
             * @default null
             */
            readonly tierEvaluation: components["schemas"]["TierEvaluation"] | null;
            readonly version: number;
            readonly createdAt: components["schemas"]["Instant"];
            readonly updatedAt: components["schemas"]["Instant"];
            readonly archivedAt: components["schemas"]["Instant"] | null;
        };
        /** @description The id of a LoyaltyProgramme. */
        readonly LoyaltyProgrammeId: string;
        readonly LoyaltyProgrammePage: {
            readonly data: readonly components["schemas"]["LoyaltyProgramme"][];
            /** @description Give it as `cursor` for the next page; null at the end. */
            readonly nextCursor: string | null;
        };
        /** @description A discount of the whole bill, given by hand. */
        readonly ManualDiscount: {
            readonly effect: {
                /** @constant */
                readonly kind: "PERCENT_OFF";
                readonly percentOffBasisPoints: number;
            } | {
                /** @constant */
                readonly kind: "AMOUNT_OFF";
                readonly amountOffMinor: number;
            };
            /** @description Why; it stands in the trace. */
            readonly reason: string;
        };
        /** @description A discount of the whole bill, given by hand. */
        readonly ManualDiscountInput: {
            readonly effect: {
                /** @constant */
                readonly kind: "PERCENT_OFF";
                readonly percentOffBasisPoints: number;
            } | {
                /** @constant */
                readonly kind: "AMOUNT_OFF";
                readonly amountOffMinor: number;
            };
            /** @description Why; it stands in the trace. */
            readonly reason: string;
        };
        /** @description A discount of the whole bill, given by hand. */
        readonly ManualDiscountPatch: {
            readonly effect?: {
                /** @enum {string} */
                readonly kind?: "PERCENT_OFF" | "AMOUNT_OFF";
                readonly percentOffBasisPoints?: number;
                readonly amountOffMinor?: number;
            };
            /** @description Why; it stands in the trace. */
            readonly reason?: string;
        };
        /** @description A picture or film, kept elsewhere. */
        readonly Media: {
            /**
             * @default IMAGE
             * @enum {string}
             */
            readonly kind: "IMAGE" | "VIDEO";
            readonly url: string;
            /** @default  */
            readonly caption: string;
        };
        /** @description A picture or film, kept elsewhere. */
        readonly MediaInput: {
            /**
             * @default IMAGE
             * @enum {string}
             */
            readonly kind?: "IMAGE" | "VIDEO";
            readonly url: string;
            /** @default  */
            readonly caption?: string;
        };
        /** @description Tells who a member is; it holds no balance, its customer does. */
        readonly MembershipCard: {
            readonly id: components["schemas"]["MembershipCardId"];
            readonly customerId: components["schemas"]["CustomerId"];
            readonly tierId: components["schemas"]["TierId"];
            /** @description Begins with the rank of the tier. */
            readonly number: string;
            readonly state: components["schemas"]["MembershipCardState"];
            readonly holder: components["schemas"]["CardHolder"];
            readonly version: number;
            readonly createdAt: components["schemas"]["Instant"];
            readonly updatedAt: components["schemas"]["Instant"];
        };
        /** @description The id of a MembershipCard. */
        readonly MembershipCardId: string;
        readonly MembershipCardPage: {
            readonly data: readonly components["schemas"]["MembershipCard"][];
            /** @description Give it as `cursor` for the next page; null at the end. */
            readonly nextCursor: string | null;
        };
        /** @enum {string} */
        readonly MembershipCardState: "ACTIVE" | "BLOCKED" | "REPLACED";
        /** @description What a location offers, at its prices. */
        readonly Menu: {
            readonly locationId: components["schemas"]["LocationId"];
            readonly currency: components["schemas"]["Currency"];
            readonly data: readonly components["schemas"]["MenuItem"][];
            /** @description Give it as `cursor` for the next page; null at the end. */
            readonly nextCursor: string | null;
        };
        readonly MenuItem: {
            readonly serviceId: components["schemas"]["ServiceId"];
            readonly name: string;
            /** @default  */
            readonly description: string;
            /** @default [] */
            readonly media: readonly components["schemas"]["Media"][];
            /** @default [] */
            readonly steps: readonly components["schemas"]["ServiceStep"][];
            readonly locationTypes: readonly components["schemas"]["LocationType"][];
            /** @description At this location, while nobody is chosen. */
            readonly price: components["schemas"]["Money"];
            /** @description The customer's time, waiting included; without add-ons. */
            readonly visitMinutes: number;
            /** @description The levels of who performs it at this location, and their terms. */
            readonly levels: readonly {
                readonly staffLevelId: components["schemas"]["StaffLevelId"];
                readonly name: string;
                readonly price: components["schemas"]["Money"];
                /** @description The customer's time, waiting included; without add-ons. */
                readonly visitMinutes: number;
            }[];
            readonly addOnGroups: readonly {
                readonly name: string;
                readonly minSelections: number;
                readonly maxSelections: number | null;
                readonly addOns: readonly {
                    readonly addOnId: components["schemas"]["AddOnId"];
                    readonly name: string;
                    /** @default  */
                    readonly description: string;
                    readonly price: components["schemas"]["Money"];
                    readonly durationMinutes: number;
                }[];
            }[];
        };
        /** @description An amount in minor units (fen, cents) of one currency. */
        readonly Money: {
            readonly amountMinor: number;
            readonly currency: components["schemas"]["Currency"];
        };
        /** @description An amount in minor units (fen, cents) of one currency. */
        readonly MoneyInput: {
            readonly amountMinor: number;
            readonly currency: components["schemas"]["Currency"];
        };
        readonly NewApiKey: {
            readonly id: components["schemas"]["ApiKeyId"];
            readonly name: string;
            readonly permissions: readonly components["schemas"]["Permission"][];
            /** @description The beginning of the key, to tell keys apart. */
            readonly hint: string;
            readonly createdAt: components["schemas"]["Instant"];
            readonly revokedAt: components["schemas"]["Instant"] | null;
            /** @description The key itself, shown this once. */
            readonly secret: string;
        };
        readonly NewCalendarFeed: {
            readonly id: components["schemas"]["CalendarFeedId"];
            readonly kind: components["schemas"]["CalendarFeedKind"];
            readonly staffId: components["schemas"]["StaffId"] | null;
            readonly locationId: components["schemas"]["LocationId"] | null;
            readonly includeCustomerNames: boolean;
            readonly createdAt: components["schemas"]["Instant"];
            readonly revokedAt: components["schemas"]["Instant"] | null;
            /** @description Where the calendar is, shown this once: a path of this server. Whoever knows it can read it. */
            readonly path: string;
        };
        readonly NewGiftCard: {
            /** @description Shown this once and kept nowhere. */
            readonly code: string;
            readonly card: components["schemas"]["GiftCard"];
        };
        readonly NewSlotHold: {
            readonly id: components["schemas"]["SlotHoldId"];
            readonly locationId: components["schemas"]["LocationId"];
            readonly customerId: components["schemas"]["CustomerId"] | null;
            readonly startsAt: components["schemas"]["Instant"];
            readonly endsAt: components["schemas"]["Instant"];
            /** @description From here on the time is free again. */
            readonly expiresAt: components["schemas"]["Instant"];
            readonly locationType: components["schemas"]["LocationType"];
            readonly segments: readonly components["schemas"]["BookingSegment"][];
            readonly guestArrangement: components["schemas"]["GuestArrangement"];
            readonly maxWaitMinutes: number;
            readonly createdAt: components["schemas"]["Instant"];
            /** @description What proves who holds, shown this once. */
            readonly holdToken: string;
        };
        /** @description What it takes off; UNIT_PRICE, FREE_UNITS and BUY_X_GET_Y are for items only. */
        readonly OfferEffect: {
            /** @constant */
            readonly kind: "PERCENT_OFF";
            /** @description 3000 is 30 % off (7 折). */
            readonly percentOffBasisPoints: number;
            /**
             * @description The most it takes off in all.
             * @default null
             */
            readonly maxOffMinor: number | null;
        } | {
            /** @constant */
            readonly kind: "AMOUNT_OFF";
            /** @description Off each unit of an item, or off the order once. */
            readonly amountOffMinor: number;
        } | {
            /** @constant */
            readonly kind: "UNIT_PRICE";
            /** @description What each unit costs instead, where it costs more. */
            readonly unitPriceMinor: number;
        } | {
            /** @constant */
            readonly kind: "FREE_UNITS";
            /** @description So many units are free, the first on the bill first. */
            readonly units: number;
        } | {
            /** @constant */
            readonly kind: "BUY_X_GET_Y";
            readonly buyUnits: number;
            /** @description For every buyUnits + getUnits units in scope so many are cheaper, the cheapest on the bill first. */
            readonly getUnits: number;
            /**
             * @description 10000 for nothing, 5000 for half.
             * @default 10000
             */
            readonly percentOffBasisPoints: number;
        };
        /** @description What it takes off; UNIT_PRICE, FREE_UNITS and BUY_X_GET_Y are for items only. */
        readonly OfferEffectInput: {
            /** @constant */
            readonly kind: "PERCENT_OFF";
            /** @description 3000 is 30 % off (7 折). */
            readonly percentOffBasisPoints: number;
            /**
             * @description The most it takes off in all.
             * @default null
             */
            readonly maxOffMinor?: number | null;
        } | {
            /** @constant */
            readonly kind: "AMOUNT_OFF";
            /** @description Off each unit of an item, or off the order once. */
            readonly amountOffMinor: number;
        } | {
            /** @constant */
            readonly kind: "UNIT_PRICE";
            /** @description What each unit costs instead, where it costs more. */
            readonly unitPriceMinor: number;
        } | {
            /** @constant */
            readonly kind: "FREE_UNITS";
            /** @description So many units are free, the first on the bill first. */
            readonly units: number;
        } | {
            /** @constant */
            readonly kind: "BUY_X_GET_Y";
            readonly buyUnits: number;
            /** @description For every buyUnits + getUnits units in scope so many are cheaper, the cheapest on the bill first. */
            readonly getUnits: number;
            /**
             * @description 10000 for nothing, 5000 for half.
             * @default 10000
             */
            readonly percentOffBasisPoints?: number;
        };
        /** @description What it takes off; UNIT_PRICE, FREE_UNITS and BUY_X_GET_Y are for items only. */
        readonly OfferEffectPatch: {
            /** @enum {string} */
            readonly kind?: "PERCENT_OFF" | "AMOUNT_OFF" | "UNIT_PRICE" | "FREE_UNITS" | "BUY_X_GET_Y";
            readonly percentOffBasisPoints?: number;
            /** @description The most it takes off in all. */
            readonly maxOffMinor?: number | null;
            /** @description Off each unit of an item, or off the order once. */
            readonly amountOffMinor?: number;
            /** @description What each unit costs instead, where it costs more. */
            readonly unitPriceMinor?: number;
            /** @description So many units are free, the first on the bill first. */
            readonly units?: number;
            readonly buyUnits?: number;
            /** @description For every buyUnits + getUnits units in scope so many are cheaper, the cheapest on the bill first. */
            readonly getUnits?: number;
        };
        /** @description Something asked for that takes nothing off, and why. */
        readonly OfferRejection: {
            /** @enum {string} */
            readonly kind: "COUPON" | "BENEFIT" | "MANUAL";
            /** @description The coupon's id, the benefit's code; MANUAL for the discount by hand. */
            readonly id: string;
            /** @enum {string} */
            readonly reason: "VOIDED" | "USED" | "RESERVED" | "NOT_YET_VALID" | "EXPIRED" | "OTHER_LOCATION" | "CUSTOMER_REQUIRED" | "OTHER_CUSTOMER" | "OTHER_TIER" | "OTHER_GROUP" | "NOT_FIRST_ORDER" | "SPENT_TOO_LITTLE" | "HELD_OUT" | "NOT_HELD" | "BIRTHDAY_UNKNOWN" | "NOT_BIRTHDAY_MONTH" | "LIMIT_REACHED" | "CUSTOMER_LIMIT_REACHED" | "NO_ELIGIBLE_LINE" | "OUTSIDE_WINDOW" | "MIN_SPEND_NOT_REACHED" | "NOT_STACKABLE" | "TOO_MANY_PROMOTIONS" | "NO_EFFECT";
            readonly details: {
                readonly [key: string]: string | number | null;
            };
        };
        /** @description Which lines it is about: those that every list lets in. */
        readonly OfferScope: {
            /** @default null */
            readonly kinds: readonly ("SERVICE" | "PRODUCT" | "CARD")[] | null;
            /**
             * @description Services, products and cards; null for all services and products.
             * @default null
             */
            readonly itemIds: readonly (components["schemas"]["ServiceId"] | components["schemas"]["ProductId"] | components["schemas"]["CardProductId"])[] | null;
            /**
             * @description Services and products of these categories; null for all.
             * @default null
             */
            readonly categoryIds: readonly components["schemas"]["CategoryId"][] | null;
            /** @default [] */
            readonly excludedItemIds: readonly (components["schemas"]["ServiceId"] | components["schemas"]["ProductId"] | components["schemas"]["CardProductId"])[];
        };
        /** @description Which lines it is about: those that every list lets in. */
        readonly OfferScopeInput: {
            /** @default null */
            readonly kinds?: readonly ("SERVICE" | "PRODUCT" | "CARD")[] | null;
            /**
             * @description Services, products and cards; null for all services and products.
             * @default null
             */
            readonly itemIds?: readonly (components["schemas"]["ServiceId"] | components["schemas"]["ProductId"] | components["schemas"]["CardProductId"])[] | null;
            /**
             * @description Services and products of these categories; null for all.
             * @default null
             */
            readonly categoryIds?: readonly components["schemas"]["CategoryId"][] | null;
            /** @default [] */
            readonly excludedItemIds?: readonly (components["schemas"]["ServiceId"] | components["schemas"]["ProductId"] | components["schemas"]["CardProductId"])[];
        };
        /** @description Which lines it is about: those that every list lets in. */
        readonly OfferScopePatch: {
            readonly kinds?: readonly ("SERVICE" | "PRODUCT" | "CARD")[] | null;
            /** @description Services, products and cards; null for all services and products. */
            readonly itemIds?: readonly (components["schemas"]["ServiceId"] | components["schemas"]["ProductId"] | components["schemas"]["CardProductId"])[] | null;
            /** @description Services and products of these categories; null for all. */
            readonly categoryIds?: readonly components["schemas"]["CategoryId"][] | null;
            readonly excludedItemIds?: readonly (components["schemas"]["ServiceId"] | components["schemas"]["ProductId"] | components["schemas"]["CardProductId"])[];
        };
        /** @description Times at which it applies, on the location's wall clock, by when the service starts; all named must hold. */
        readonly OfferWindow: {
            /**
             * @description Monday 1 to Sunday 7; null for every day.
             * @default null
             */
            readonly weekdays: readonly number[] | null;
            /**
             * @description Days of the month, such as a member day on the 8th; null for every day.
             * @default null
             */
            readonly monthDays: readonly number[] | null;
            /** @default null */
            readonly fromDate: components["schemas"]["LocalDate"] | null;
            /**
             * @description The last date, included; not before fromDate.
             * @default null
             */
            readonly toDate: components["schemas"]["LocalDate"] | null;
            /**
             * @description Dates that come again, counted from `fromDate`: an iCalendar rule (RFC 5545) of FREQ, INTERVAL, BYMONTH, BYMONTHDAY, BYDAY and UNTIL, such as `FREQ=MONTHLY;BYDAY=-1FR` for the last Friday of each month; null for every date.
             * @default null
             */
            readonly recurrence: string | null;
            /** @default 00:00 */
            readonly startTime: string;
            /**
             * @description Not included: 12:00 ends with 11:59:59.
             * @default 24:00
             */
            readonly endTime: string;
        };
        /** @description Times at which it applies, on the location's wall clock, by when the service starts; all named must hold. */
        readonly OfferWindowInput: {
            /**
             * @description Monday 1 to Sunday 7; null for every day.
             * @default null
             */
            readonly weekdays?: readonly number[] | null;
            /**
             * @description Days of the month, such as a member day on the 8th; null for every day.
             * @default null
             */
            readonly monthDays?: readonly number[] | null;
            /** @default null */
            readonly fromDate?: components["schemas"]["LocalDate"] | null;
            /**
             * @description The last date, included; not before fromDate.
             * @default null
             */
            readonly toDate?: components["schemas"]["LocalDate"] | null;
            /**
             * @description Dates that come again, counted from `fromDate`: an iCalendar rule (RFC 5545) of FREQ, INTERVAL, BYMONTH, BYMONTHDAY, BYDAY and UNTIL, such as `FREQ=MONTHLY;BYDAY=-1FR` for the last Friday of each month; null for every date.
             * @default null
             */
            readonly recurrence?: string | null;
            /** @default 00:00 */
            readonly startTime?: string;
            /**
             * @description Not included: 12:00 ends with 11:59:59.
             * @default 24:00
             */
            readonly endTime?: string;
        };
        /** @description How long bills wait for their payment. */
        readonly OpenOrderRules: {
            /**
             * @description How long a bill may stay unpaid before it is cancelled and gives back its coupons and what it took of limited offers; null for ever.
             * @default 1440
             */
            readonly expiryMinutes: number | null;
            /**
             * @description The same for a bill that was parked (挂单), from when it was; null for ever.
             * @default 10080
             */
            readonly parkedExpiryMinutes: number | null;
        };
        /** @description How long bills wait for their payment. */
        readonly OpenOrderRulesInput: {
            /**
             * @description How long a bill may stay unpaid before it is cancelled and gives back its coupons and what it took of limited offers; null for ever.
             * @default 1440
             */
            readonly expiryMinutes?: number | null;
            /**
             * @description The same for a bill that was parked (挂单), from when it was; null for ever.
             * @default 10080
             */
            readonly parkedExpiryMinutes?: number | null;
        };
        /** @description How long bills wait for their payment. */
        readonly OpenOrderRulesPatch: {
            /** @description How long a bill may stay unpaid before it is cancelled and gives back its coupons and what it took of limited offers; null for ever. */
            readonly expiryMinutes?: number | null;
            /** @description The same for a bill that was parked (挂单), from when it was; null for ever. */
            readonly parkedExpiryMinutes?: number | null;
        };
        readonly Order: {
            readonly id: components["schemas"]["OrderId"];
            readonly locationId: components["schemas"]["LocationId"];
            readonly customerId: components["schemas"]["CustomerId"] | null;
            readonly currency: components["schemas"]["Currency"];
            readonly state: components["schemas"]["OrderState"];
            /** @enum {string} */
            readonly paymentState: "UNPAID" | "PAID";
            readonly lines: readonly components["schemas"]["OrderLine"][];
            readonly payments: readonly components["schemas"]["Payment"][];
            readonly listMinor: number;
            readonly discountMinor: number;
            /** @description What cards pay for. */
            readonly coveredMinor: number;
            /** @description listMinor − discountMinor − coveredMinor: the sum of the lines. */
            readonly subtotalMinor: number;
            readonly serviceChargeMinor: number;
            /** @description Whether prices contain the tax; it is added to them otherwise. */
            readonly taxInclusive: boolean;
            readonly taxMinor: number;
            readonly taxes: readonly components["schemas"]["QuoteTax"][];
            readonly tipMinor: number;
            /** @description Signed: what rounding the sum to pay adds or takes off. */
            readonly roundingMinor: number;
            /** @description What is to be paid, in minor units. */
            readonly totalMinor: number;
            readonly applied: readonly components["schemas"]["AppliedRule"][];
            /** @description What was asked of it, while it can be changed: null once it is paid or cancelled. */
            readonly request: components["schemas"]["OrderRequest"] | null;
            /** @description How its goods are picked up or brought; null where they are handed over when they are paid. */
            readonly fulfilment: components["schemas"]["GoodsFulfilment"] | null;
            /** @description What staff have noted on it. */
            readonly note: string;
            readonly paidMinor: number;
            /** @description What of it went back; fees that were kept did not. */
            readonly refundedMinor: number;
            /**
             * @description Whether units of its lines went back: none, some or all.
             * @enum {string}
             */
            readonly refundState: "NONE" | "PARTIAL" | "FULL";
            /** @description How many units of each line went back, by ordinal; empty when none. */
            readonly returnedQuantities: readonly number[];
            /** @description Change given back, over all payments. */
            readonly changeMinor: number;
            /** @description From then on it can be paid no more and is cancelled; null for ever, and once it is paid or cancelled. */
            readonly expiresAt: components["schemas"]["Instant"] | null;
            /** @description Since when it is put aside (挂单); null when it is not. */
            readonly parkedAt: components["schemas"]["Instant"] | null;
            /** @description What it is called there. */
            readonly parkedAs: string | null;
            /** @description REQUESTED by somebody, EXPIRED unpaid, REFUNDED whole before it was handed over, or REOPENED as another. */
            readonly cancelReason: ("REQUESTED" | "EXPIRED" | "REFUNDED" | "REOPENED") | null;
            readonly completedAt: components["schemas"]["Instant"] | null;
            /** @description What completing it did for its customer; null before, and without a customer. */
            readonly loyalty: components["schemas"]["OrderLoyalty"] | null;
            /** @description The order that was reopened as this one. */
            readonly reopensId: components["schemas"]["OrderId"] | null;
            /** @description The order that it was reopened as; it is itself cancelled since. */
            readonly reopenedAsId: components["schemas"]["OrderId"] | null;
            readonly version: number;
            readonly createdAt: components["schemas"]["Instant"];
            readonly updatedAt: components["schemas"]["Instant"];
        };
        /** @description An order with all that has come of it. */
        readonly OrderDetail: {
            readonly id: components["schemas"]["OrderId"];
            readonly locationId: components["schemas"]["LocationId"];
            readonly customerId: components["schemas"]["CustomerId"] | null;
            readonly currency: components["schemas"]["Currency"];
            readonly state: components["schemas"]["OrderState"];
            /** @enum {string} */
            readonly paymentState: "UNPAID" | "PAID";
            readonly lines: readonly components["schemas"]["OrderLine"][];
            readonly payments: readonly components["schemas"]["Payment"][];
            readonly listMinor: number;
            readonly discountMinor: number;
            /** @description What cards pay for. */
            readonly coveredMinor: number;
            /** @description listMinor − discountMinor − coveredMinor: the sum of the lines. */
            readonly subtotalMinor: number;
            readonly serviceChargeMinor: number;
            /** @description Whether prices contain the tax; it is added to them otherwise. */
            readonly taxInclusive: boolean;
            readonly taxMinor: number;
            readonly taxes: readonly components["schemas"]["QuoteTax"][];
            readonly tipMinor: number;
            /** @description Signed: what rounding the sum to pay adds or takes off. */
            readonly roundingMinor: number;
            /** @description What is to be paid, in minor units. */
            readonly totalMinor: number;
            readonly applied: readonly components["schemas"]["AppliedRule"][];
            /** @description What was asked of it, while it can be changed: null once it is paid or cancelled. */
            readonly request: components["schemas"]["OrderRequest"] | null;
            /** @description How its goods are picked up or brought; null where they are handed over when they are paid. */
            readonly fulfilment: components["schemas"]["GoodsFulfilment"] | null;
            /** @description What staff have noted on it. */
            readonly note: string;
            readonly paidMinor: number;
            /** @description What of it went back; fees that were kept did not. */
            readonly refundedMinor: number;
            /**
             * @description Whether units of its lines went back: none, some or all.
             * @enum {string}
             */
            readonly refundState: "NONE" | "PARTIAL" | "FULL";
            /** @description How many units of each line went back, by ordinal; empty when none. */
            readonly returnedQuantities: readonly number[];
            /** @description Change given back, over all payments. */
            readonly changeMinor: number;
            /** @description From then on it can be paid no more and is cancelled; null for ever, and once it is paid or cancelled. */
            readonly expiresAt: components["schemas"]["Instant"] | null;
            /** @description Since when it is put aside (挂单); null when it is not. */
            readonly parkedAt: components["schemas"]["Instant"] | null;
            /** @description What it is called there. */
            readonly parkedAs: string | null;
            /** @description REQUESTED by somebody, EXPIRED unpaid, REFUNDED whole before it was handed over, or REOPENED as another. */
            readonly cancelReason: ("REQUESTED" | "EXPIRED" | "REFUNDED" | "REOPENED") | null;
            readonly completedAt: components["schemas"]["Instant"] | null;
            /** @description What completing it did for its customer; null before, and without a customer. */
            readonly loyalty: components["schemas"]["OrderLoyalty"] | null;
            /** @description The order that was reopened as this one. */
            readonly reopensId: components["schemas"]["OrderId"] | null;
            /** @description The order that it was reopened as; it is itself cancelled since. */
            readonly reopenedAsId: components["schemas"]["OrderId"] | null;
            readonly version: number;
            readonly createdAt: components["schemas"]["Instant"];
            readonly updatedAt: components["schemas"]["Instant"];
            /** @description Null without a customer, and for callers without customer:read. */
            readonly customer: {
                readonly id: components["schemas"]["CustomerId"];
                readonly name: string;
                readonly phone: string | null;
            } | null;
            /** @description Of each line for a booking: when its code was redeemed; null while it was not. */
            readonly redemptions: readonly {
                readonly line: number;
                readonly bookingId: components["schemas"]["BookingId"];
                readonly redeemedAt: components["schemas"]["Instant"] | null;
            }[];
            /** @description What was paid with each kind of tender, and what of it went back to the same. */
            readonly tenders: readonly {
                /** @enum {string} */
                readonly kind: "CASH" | "STORED_VALUE" | "CUSTOMER_CARD" | "GIFT_CARD" | "POINTS" | "ON_ACCOUNT" | "PROVIDER" | "STORE_CREDIT";
                readonly paidMinor: number;
                readonly refundedMinor: number;
            }[];
            /** @description Oldest first. */
            readonly refunds: readonly components["schemas"]["Refund"][];
            /** @description Who did what to it, its refunds and requests for them, and to its bookings since it was made, oldest first, at most 200; null for callers without audit:read. */
            readonly auditTrail: readonly components["schemas"]["AuditEntry"][] | null;
        };
        /** @description The id of a Order. */
        readonly OrderId: string;
        readonly OrderLine: {
            readonly ordinal: number;
            /** @enum {string} */
            readonly kind: "SERVICE" | "PRODUCT" | "TOP_UP" | "CARD" | "GIFT_CARD";
            readonly serviceId: components["schemas"]["ServiceId"] | null;
            readonly productId: components["schemas"]["ProductId"] | null;
            readonly topUpOfferId: components["schemas"]["TopUpOfferId"] | null;
            readonly cardProductId: components["schemas"]["CardProductId"] | null;
            /** @description Of the service or product when it was sold. */
            readonly categoryId: components["schemas"]["CategoryId"] | null;
            readonly staffId: components["schemas"]["StaffId"] | null;
            readonly bookingId: components["schemas"]["BookingId"] | null;
            readonly bookingSegment: number | null;
            readonly name: string;
            readonly quantity: number;
            /** @description Chosen with each unit of a service, and part of its unit price. */
            readonly addOns: readonly {
                readonly addOnId: components["schemas"]["AddOnId"];
                readonly name: string;
                readonly quantity: number;
                readonly unitPriceMinor: number;
            }[];
            readonly unitPriceMinor: number;
            readonly listMinor: number;
            /** @description All that was taken off, with the share of discounts of the order. */
            readonly discountMinor: number;
            /** @description What cards pay for. */
            readonly coveredMinor: number;
            /** @description Which cards pay for how many units of it. */
            readonly coverage: readonly {
                readonly cardId: components["schemas"]["CustomerCardId"];
                readonly entitlementId: components["schemas"]["EntitlementId"];
                readonly serviceId: components["schemas"]["ServiceId"];
                readonly guest: components["schemas"]["CardGuest"] | null;
                readonly units: number;
            }[];
            /** @description listMinor − discountMinor − coveredMinor. */
            readonly totalMinor: number;
            /** @description The line's share of the tax; within totalMinor where prices contain it. */
            readonly taxMinor: number;
            readonly trace: readonly components["schemas"]["QuoteTraceStep"][];
            /** @description For what is paid ahead: what it gives once it is paid. */
            readonly prepaid: components["schemas"]["PrepaidGrant"] | null;
        };
        /** @description A service on the spot, a segment of a booking, a product, or a top-up of stored value. */
        readonly OrderLineRequest: {
            /** @constant */
            readonly kind: "SERVICE";
            readonly serviceId: components["schemas"]["ServiceId"];
            readonly staffId?: components["schemas"]["StaffId"];
            /** @default 1 */
            readonly quantity?: number;
            /** @default [] */
            readonly addOns?: readonly components["schemas"]["AddOnChoiceInput"][];
            /** @description Who has it in place of the bill's customer, whose cards pay for each unit of it with a guest pass. */
            readonly guest?: components["schemas"]["CardGuestInput"];
        } | {
            /** @constant */
            readonly kind: "BOOKING_SEGMENT";
            readonly bookingId: components["schemas"]["BookingId"];
            /** @default 0 */
            readonly segment?: number;
            /** @description Who has it in place of the bill's customer, whose cards pay for each unit of it with a guest pass. */
            readonly guest?: components["schemas"]["CardGuestInput"];
        } | {
            /** @constant */
            readonly kind: "PRODUCT";
            readonly productId: components["schemas"]["ProductId"];
            /** @default 1 */
            readonly quantity?: number;
        } | {
            /** @constant */
            readonly kind: "CARD";
            readonly cardProductId: components["schemas"]["CardProductId"];
        } | {
            /** @constant */
            readonly kind: "GIFT_CARD";
            /** @description A card made to be sold, or one in use; made by giftCards.create. */
            readonly giftCardId: components["schemas"]["GiftCardId"];
            /** @description What it is loaded with. */
            readonly amountMinor: number;
        } | {
            /** @constant */
            readonly kind: "TOP_UP";
            /** @description What is paid, in minor units. */
            readonly amountMinor: number;
            /** @description The offer to have; the one with the highest bonus when absent, none when null. */
            readonly topUpOfferId?: components["schemas"]["TopUpOfferId"] | null;
        };
        /** @description What an order did for its customer. */
        readonly OrderLoyalty: {
            /** @description Points earned into the main balance, with what settled points that were owed. */
            readonly points: number;
            /** @description What of them went with what was refunded. */
            readonly pointsReturned: number;
            /** @description The entry in the books that gave them. */
            readonly transactionId: components["schemas"]["LedgerTransactionId"] | null;
            /** @description From when they can be spent. */
            readonly availableAt: components["schemas"]["Instant"] | null;
            readonly expiresAt: components["schemas"]["Instant"] | null;
            /** @description The same of each sub-ledger that it earned into. */
            readonly subLedgers: readonly {
                readonly subLedgerCode: string;
                readonly points: number;
                readonly pointsReturned: number;
                readonly availableAt: components["schemas"]["Instant"] | null;
                readonly expiresAt: components["schemas"]["Instant"] | null;
            }[];
            /** @description The tier that the customer reached with it. */
            readonly tierReached: {
                readonly tierId: components["schemas"]["TierId"];
                readonly previousTierId: components["schemas"]["TierId"] | null;
            } | null;
        };
        readonly OrderPage: {
            readonly data: readonly components["schemas"]["Order"][];
            /** @description Give it as `cursor` for the next page; null at the end. */
            readonly nextCursor: string | null;
        };
        /** @description How bills are taxed, charged for service, rounded and discounted. */
        readonly OrderPricing: {
            /**
             * @description Whether list prices contain the tax; it is added to them otherwise.
             * @default true
             */
            readonly taxInclusive: boolean;
            /**
             * @description The tax rate of services: 600 is 6 %.
             * @default 0
             */
            readonly serviceTaxBasisPoints: number;
            /**
             * @description The tax rate of products.
             * @default 0
             */
            readonly productTaxBasisPoints: number;
            /**
             * @description Added to every bill; null for none.
             * @default null
             */
            readonly serviceCharge: {
                /** @description Of the discounted bill: 1000 is 10 %. */
                readonly rateBasisPoints: number;
                /** @default 0 */
                readonly taxRateBasisPoints: number;
            } | null;
            /**
             * @description How the sum to pay is rounded where the bill asks for it; null forbids rounding.
             * @default null
             */
            readonly cashRounding: {
                /** @description The multiple to round to: 100 is a whole yuan. */
                readonly unitMinor: number;
                /**
                 * @default FLOOR
                 * @enum {string}
                 */
                readonly mode: "FLOOR" | "HALF_UP" | "CEILING";
            } | null;
            /**
             * @description How many promotions and coupons act on one bill at most.
             * @default 5
             */
            readonly maxPromotions: number;
            /**
             * @description Whether the tier takes its discount off timed prices too; otherwise each line has the better of both.
             * @default true
             */
            readonly tierStacksWithTimedPrices: boolean;
        };
        /** @description How bills are taxed, charged for service, rounded and discounted. */
        readonly OrderPricingInput: {
            /**
             * @description Whether list prices contain the tax; it is added to them otherwise.
             * @default true
             */
            readonly taxInclusive?: boolean;
            /**
             * @description The tax rate of services: 600 is 6 %.
             * @default 0
             */
            readonly serviceTaxBasisPoints?: number;
            /**
             * @description The tax rate of products.
             * @default 0
             */
            readonly productTaxBasisPoints?: number;
            /**
             * @description Added to every bill; null for none.
             * @default null
             */
            readonly serviceCharge?: {
                /** @description Of the discounted bill: 1000 is 10 %. */
                readonly rateBasisPoints: number;
                /** @default 0 */
                readonly taxRateBasisPoints?: number;
            } | null;
            /**
             * @description How the sum to pay is rounded where the bill asks for it; null forbids rounding.
             * @default null
             */
            readonly cashRounding?: {
                /** @description The multiple to round to: 100 is a whole yuan. */
                readonly unitMinor: number;
                /**
                 * @default FLOOR
                 * @enum {string}
                 */
                readonly mode?: "FLOOR" | "HALF_UP" | "CEILING";
            } | null;
            /**
             * @description How many promotions and coupons act on one bill at most.
             * @default 5
             */
            readonly maxPromotions?: number;
            /**
             * @description Whether the tier takes its discount off timed prices too; otherwise each line has the better of both.
             * @default true
             */
            readonly tierStacksWithTimedPrices?: boolean;
        };
        /** @description How bills are taxed, charged for service, rounded and discounted. */
        readonly OrderPricingPatch: {
            /** @description Whether list prices contain the tax; it is added to them otherwise. */
            readonly taxInclusive?: boolean;
            /** @description The tax rate of services: 600 is 6 %. */
            readonly serviceTaxBasisPoints?: number;
            /** @description The tax rate of products. */
            readonly productTaxBasisPoints?: number;
            /** @description Added to every bill; null for none. */
            readonly serviceCharge?: {
                /** @description Of the discounted bill: 1000 is 10 %. */
                readonly rateBasisPoints?: number;
                readonly taxRateBasisPoints?: number;
            } | null;
            /** @description How the sum to pay is rounded where the bill asks for it; null forbids rounding. */
            readonly cashRounding?: {
                /** @description The multiple to round to: 100 is a whole yuan. */
                readonly unitMinor?: number;
                /** @enum {string} */
                readonly mode?: "FLOOR" | "HALF_UP" | "CEILING";
            } | null;
            /** @description How many promotions and coupons act on one bill at most. */
            readonly maxPromotions?: number;
            /** @description Whether the tier takes its discount off timed prices too; otherwise each line has the better of both. */
            readonly tierStacksWithTimedPrices?: boolean;
        };
        /** @description The bill as it would be charged now. */
        readonly OrderQuote: {
            readonly currency: components["schemas"]["Currency"];
            readonly lines: readonly components["schemas"]["OrderLine"][];
            readonly listMinor: number;
            readonly discountMinor: number;
            /** @description What cards pay for. */
            readonly coveredMinor: number;
            /** @description listMinor − discountMinor − coveredMinor: the sum of the lines. */
            readonly subtotalMinor: number;
            readonly serviceChargeMinor: number;
            /** @description Whether prices contain the tax; it is added to them otherwise. */
            readonly taxInclusive: boolean;
            readonly taxMinor: number;
            readonly taxes: readonly components["schemas"]["QuoteTax"][];
            readonly tipMinor: number;
            /** @description Signed: what rounding the sum to pay adds or takes off. */
            readonly roundingMinor: number;
            /** @description What is to be paid, in minor units. */
            readonly totalMinor: number;
            readonly applied: readonly components["schemas"]["AppliedRule"][];
            /** @description What was asked for and takes nothing off; orders.create refuses a bill that has any. */
            readonly rejected: readonly components["schemas"]["OfferRejection"][];
            /** @description What the points asked for would pay; null where none were. */
            readonly pointsTender: {
                /** @description As many as it needs. */
                readonly points: number;
                /** @description Signed: what they take off what is to be paid. */
                readonly amountMinor: number;
                /** @description What is left to pay. */
                readonly dueMinor: number;
            } | null;
            /** @description SHA-256 of the price and its reasons; orders.create takes it. */
            readonly quoteHash: string;
        };
        /** @description What was asked of a bill: orders.update prices it from that. */
        readonly OrderRequest: {
            readonly lines: readonly components["schemas"]["RequestedLine"][];
            readonly couponIds: readonly components["schemas"]["CouponId"][];
            readonly useCards: "AUTO" | readonly components["schemas"]["CustomerCardId"][];
            readonly useBenefits: readonly string[];
            readonly tipMinor: number;
            readonly manualDiscount: components["schemas"]["ManualDiscount"] | null;
            readonly roundTotal: boolean;
        };
        /** @enum {string} */
        readonly OrderState: "OPEN" | "AWAITING_REDEMPTION" | "COMPLETED" | "CANCELLED";
        readonly Payment: {
            readonly id: components["schemas"]["PaymentId"];
            /** @enum {string} */
            readonly kind: "CASH" | "STORED_VALUE" | "CUSTOMER_CARD" | "GIFT_CARD" | "POINTS" | "ON_ACCOUNT" | "PROVIDER";
            readonly tenderedMinor: number;
            readonly amountMinor: number;
            readonly changeMinor: number;
            readonly provider: "SANDBOX" | null;
            /** @description What the provider calls the payment. */
            readonly reference: string | null;
            /** @description Where it came from; refunds give back to the same. */
            readonly parts: readonly components["schemas"]["PaymentPart"][];
            readonly businessDate: components["schemas"]["LocalDate"];
            readonly paidAt: components["schemas"]["Instant"];
        };
        /** @description The id of a Payment. */
        readonly PaymentId: string;
        /** @description What one account, and one lot of it, gave to a payment. */
        readonly PaymentPart: {
            /** @enum {string} */
            readonly account: "CASH_DRAWER" | "BANK" | "PROVIDER_CLEARING" | "RECEIVABLES" | "INVENTORY" | "CUSTOMER_ADVANCES" | "STORED_VALUE_PRINCIPAL" | "STORED_VALUE_BONUS" | "BONUS_GRANTED" | "GIFT_CARDS" | "CARD_DEFERRED_REVENUE" | "POINTS_LIABILITY" | "PAYABLES" | "TAX_PAYABLE" | "TIPS_PAYABLE" | "OPENING_EQUITY" | "OWNER_EQUITY" | "SERVICE_REVENUE" | "PRODUCT_REVENUE" | "CARD_REVENUE" | "SERVICE_CHARGES" | "CANCELLATION_FEES" | "BREAKAGE" | "DISCOUNTS" | "BONUS_REDEEMED" | "POINTS_REDEEMED" | "CASH_ROUNDING" | "COST_OF_GOODS" | "PROVIDER_FEES" | "EXPENSES" | "CASH_OVER_SHORT" | "POINTS" | "POINTS_OWED" | "POINTS_ISSUED" | "VISITS" | "VISITS_ISSUED";
            readonly subjectId: string | null;
            readonly lotId: components["schemas"]["LotId"] | null;
            /** @description In the account's unit: minor units of money. */
            readonly amountMinor: number;
            /** @description Which part of what the lot had cost went along. */
            readonly costMinor: number | null;
            /** @description Of points, the sub-ledger that they came from; of the main balance when absent. */
            readonly subLedgerCode?: string;
        };
        /** @enum {string} */
        readonly Permission: "tenant:manage" | "catalog:read" | "catalog:write" | "customer:read" | "customer:write" | "customer:verify" | "customer:verify_identity" | "schedule:read" | "schedule:write" | "booking:read" | "booking:write" | "booking:override" | "order:read" | "order:write" | "order:discount" | "order:on_account" | "receivable:read" | "receivable:write" | "receivable:write_off" | "stored-value:read" | "stored-value:write" | "stored-value:override" | "loyalty:read" | "loyalty:write" | "loyalty:redeem" | "order:refund" | "order:refund_any" | "order:reopen" | "cash:read" | "cash:write" | "ledger:read" | "ledger:write" | "audit:read";
        /** @description What is used of something the customer has. */
        readonly PlannedUse: {
            /** @enum {string} */
            readonly kind: "COUPON" | "BENEFIT" | "CARD" | "CASH" | "STORED_VALUE" | "CUSTOMER_CARD" | "GIFT_CARD" | "POINTS" | "ON_ACCOUNT" | "PROVIDER";
            /** @description The coupon, benefit or card, or the code of the gift card; null for the other tenders. */
            readonly id: string | null;
            /** @description What it takes off the bill or pays of it. */
            readonly amountMinor: number;
            /** @description The customer's own money in that: paid now, or paid for it before. */
            readonly ownMinor: number;
            /** @description When the first of what is used would end. */
            readonly expiresAt: components["schemas"]["Instant"] | null;
        };
        readonly PointsExpiry: {
            /** @description How long points can be spent, from when they no longer wait. */
            readonly months: number;
            /**
             * @description Through the last day: that date itself, its month's last, or its year's last.
             * @default DAY
             * @enum {string}
             */
            readonly roundTo: "DAY" | "MONTH_END" | "YEAR_END";
        };
        readonly PointsExpiryInput: {
            /** @description How long points can be spent, from when they no longer wait. */
            readonly months: number;
            /**
             * @description Through the last day: that date itself, its month's last, or its year's last.
             * @default DAY
             * @enum {string}
             */
            readonly roundTo?: "DAY" | "MONTH_END" | "YEAR_END";
        };
        readonly PointsExpiryPatch: {
            /** @description How long points can be spent, from when they no longer wait. */
            readonly months?: number;
            /**
             * @description Through the last day: that date itself, its month's last, or its year's last.
             * @enum {string}
             */
            readonly roundTo?: "DAY" | "MONTH_END" | "YEAR_END";
        };
        /** @description Points exchanged for a reward. */
        readonly PointsRedemption: {
            readonly id: components["schemas"]["PointsRedemptionId"];
            readonly customerId: components["schemas"]["CustomerId"];
            readonly rewardId: components["schemas"]["RewardId"];
            readonly locationId: components["schemas"]["LocationId"];
            /** @description What was paid for it. */
            readonly points: number;
            /** @description The sub-ledger that it was paid from; null for the main balance. */
            readonly subLedgerCode: string | null;
            /** @description The coupon that was issued for it. */
            readonly couponId: components["schemas"]["CouponId"] | null;
            /** @description What was handed over. */
            readonly productId: components["schemas"]["ProductId"] | null;
            readonly quantity: number;
            readonly operatorKind: string;
            /** @description Who redeemed it for the customer. */
            readonly operatorId: string;
            readonly redeemedAt: components["schemas"]["Instant"];
        };
        /** @description The id of a PointsRedemption. */
        readonly PointsRedemptionId: string;
        readonly PointsRedemptionPage: {
            readonly data: readonly components["schemas"]["PointsRedemption"][];
            /** @description Give it as `cursor` for the next page; null at the end. */
            readonly nextCursor: string | null;
        };
        /** @description What points are worth when an order is paid (积分抵现). */
        readonly PointsTenderTerms: {
            /** @description So many points … */
            readonly points: number;
            /** @description … are worth so much: 100 points for 100 fen. */
            readonly amountMinor: number;
            /**
             * @description Fewer are not taken.
             * @default 1
             */
            readonly minPoints: number;
            /**
             * @description How much of what an order costs points may pay, all tenders of points together: 5000 is half.
             * @default 10000
             */
            readonly maxShareBasisPoints: number;
        };
        /** @description What points are worth when an order is paid (积分抵现). */
        readonly PointsTenderTermsInput: {
            /** @description So many points … */
            readonly points: number;
            /** @description … are worth so much: 100 points for 100 fen. */
            readonly amountMinor: number;
            /**
             * @description Fewer are not taken.
             * @default 1
             */
            readonly minPoints?: number;
            /**
             * @description How much of what an order costs points may pay, all tenders of points together: 5000 is half.
             * @default 10000
             */
            readonly maxShareBasisPoints?: number;
        };
        /** @description What points are worth when an order is paid (积分抵现). */
        readonly PointsTenderTermsPatch: {
            /** @description So many points … */
            readonly points?: number;
            /** @description … are worth so much: 100 points for 100 fen. */
            readonly amountMinor?: number;
            /** @description Fewer are not taken. */
            readonly minPoints?: number;
            /** @description How much of what an order costs points may pay, all tenders of points together: 5000 is half. */
            readonly maxShareBasisPoints?: number;
        };
        /** @description How much of a limit is taken while a segment or the visit lasts. */
        readonly PoolUse: {
            /** @enum {string} */
            readonly limit: "RESOURCE" | "SERVICE" | "LOCATION";
            /** @description The resource, the service or the location. */
            readonly id: string;
            /** @description How many are needed. */
            readonly units: number;
            /** @description How many are taken at the busiest instant, kept ones included. */
            readonly inUse: number;
            /** @description How many there are. */
            readonly quantity: number;
            readonly full: boolean;
            /** @description When enough is free again; null if it is, or never will be. */
            readonly freeFrom: components["schemas"]["Instant"] | null;
        };
        readonly PrepaidGrant: components["schemas"]["TopUpGrant"] | components["schemas"]["CardGrant"] | components["schemas"]["GiftCardGrant"];
        /** @description What is owed of what customers paid ahead, in three ways. */
        readonly PrepaidLiability: {
            readonly currency: components["schemas"]["Currency"];
            /** @description By price: what was paid and is not earned yet. */
            readonly priceMinor: number;
            /** @description By value: what it can pay for, of the kinds whose value can be counted. */
            readonly valueMinor: number;
            /** @description Of the price, what belongs to kinds whose value is null. */
            readonly uncountedPriceMinor: number;
            /** @description By service credits: units left. */
            readonly units: number;
            readonly kinds: readonly components["schemas"]["LiabilityOfKind"][];
            readonly credits: readonly components["schemas"]["CreditsLeft"][];
        };
        readonly PrepaidLiabilityReport: {
            /** @description When it was summed up; what a job has not let expire yet is still owed. */
            readonly asOf: components["schemas"]["Instant"];
            readonly data: readonly components["schemas"]["PrepaidLiability"][];
        };
        /** @description What the law or the shop allows of prepaid cards in a currency; without one all is allowed. */
        readonly PrepaidPolicy: {
            readonly id: components["schemas"]["PrepaidPolicyId"];
            readonly name: string;
            /** @description Cards in this currency must obey it. */
            readonly currency: components["schemas"]["Currency"];
            /**
             * @description What a card of a known customer may be worth at most.
             * @default null
             */
            readonly namedMaxMinor: number | null;
            /**
             * @description What a card of whoever has it may be worth at most.
             * @default null
             */
            readonly unnamedMaxMinor: number | null;
            /**
             * @description From which amount on, paid at once on one bill for cards, balances and gift cards of known customers, the identity of the buyer must have been verified: 1 is always, null never.
             * @default null
             */
            readonly namedIdentityFromMinor: number | null;
            /**
             * @description The same for gift cards of whoever has them, all of one bill together; the buyer is the customer of the bill.
             * @default null
             */
            readonly unnamedIdentityFromMinor: number | null;
            /**
             * @description Whether balances of a known customer may expire.
             * @default true
             */
            readonly namedMayExpire: boolean;
            /**
             * @description For how many months a card of whoever has it must be good at least.
             * @default 0
             */
            readonly unnamedMinMonths: number;
            readonly version: number;
            readonly createdAt: components["schemas"]["Instant"];
            readonly updatedAt: components["schemas"]["Instant"];
            readonly archivedAt: components["schemas"]["Instant"] | null;
        };
        /** @description The id of a PrepaidPolicy. */
        readonly PrepaidPolicyId: string;
        readonly PrepaidPolicyPage: {
            readonly data: readonly components["schemas"]["PrepaidPolicy"][];
            /** @description Give it as `cursor` for the next page; null at the end. */
            readonly nextCursor: string | null;
        };
        /** @description What of the list price is to be paid before a booking stands (定金). */
        readonly Prepayment: {
            /** @constant */
            readonly kind: "NONE";
        } | {
            /** @constant */
            readonly kind: "DEPOSIT";
            /** @description Of the list price: 3000 is 30 %. */
            readonly percentBasisPoints: number;
        } | {
            /** @constant */
            readonly kind: "DEPOSIT";
            /** @description In minor units of the price; never more than the price itself. */
            readonly amountMinor: number;
        } | {
            /** @constant */
            readonly kind: "FULL";
        };
        /** @description What of the list price is to be paid before a booking stands (定金). */
        readonly PrepaymentInput: {
            /** @constant */
            readonly kind: "NONE";
        } | {
            /** @constant */
            readonly kind: "DEPOSIT";
            /** @description Of the list price: 3000 is 30 %. */
            readonly percentBasisPoints: number;
        } | {
            /** @constant */
            readonly kind: "DEPOSIT";
            /** @description In minor units of the price; never more than the price itself. */
            readonly amountMinor: number;
        } | {
            /** @constant */
            readonly kind: "FULL";
        };
        /** @description What of the list price is to be paid before a booking stands (定金). */
        readonly PrepaymentPatch: {
            /** @enum {string} */
            readonly kind?: "NONE" | "DEPOSIT" | "FULL";
            /** @description Of the list price: 3000 is 30 %. */
            readonly percentBasisPoints?: number;
            /** @description In minor units of the price; never more than the price itself. */
            readonly amountMinor?: number;
        };
        /** @description What one of something costs, in minor units (fen, cents) of one currency: 10 000 000 000 at most, as no bill may come to more. */
        readonly Price: {
            readonly amountMinor: number;
            readonly currency: components["schemas"]["Currency"];
        };
        /** @description What one of something costs, in minor units (fen, cents) of one currency: 10 000 000 000 at most, as no bill may come to more. */
        readonly PriceInput: {
            readonly amountMinor: number;
            readonly currency: components["schemas"]["Currency"];
        };
        /** @description What one of something costs, in minor units (fen, cents) of one currency: 10 000 000 000 at most, as no bill may come to more. */
        readonly PricePatch: {
            readonly amountMinor?: number;
            readonly currency?: components["schemas"]["Currency"];
        };
        /** @description A physical good sold over the counter. */
        readonly Product: {
            readonly id: components["schemas"]["ProductId"];
            readonly name: string;
            /** @default null */
            readonly sku: string | null;
            readonly price: components["schemas"]["Price"];
            /** @default  */
            readonly description: string;
            /**
             * @description What it is put together with, for offers, points and lists of orders; orders keep that of their time.
             * @default null
             */
            readonly categoryId: components["schemas"]["CategoryId"] | null;
            /** @default [] */
            readonly media: readonly components["schemas"]["Media"][];
            /**
             * @description Whose menus show it; null for all. Bookings are not held to it.
             * @default null
             */
            readonly channels: readonly components["schemas"]["BookingChannel"][] | null;
            /**
             * @description Where it is offered; null for every location.
             * @default null
             */
            readonly locationIds: readonly components["schemas"]["LocationId"][] | null;
            readonly version: number;
            readonly createdAt: components["schemas"]["Instant"];
            readonly updatedAt: components["schemas"]["Instant"];
            readonly archivedAt: components["schemas"]["Instant"] | null;
        };
        /** @description The id of a Product. */
        readonly ProductId: string;
        readonly ProductPage: {
            readonly data: readonly components["schemas"]["Product"][];
            /** @description Give it as `cursor` for the next page; null at the end. */
            readonly nextCursor: string | null;
        };
        readonly ProfitAndLoss: {
            readonly currency: components["schemas"]["Currency"];
            readonly revenue: readonly {
                readonly account: components["schemas"]["AccountCode"];
                /** @enum {string} */
                readonly type: "ASSET" | "LIABILITY" | "CONTRA_LIABILITY" | "EQUITY" | "REVENUE" | "CONTRA_REVENUE" | "EXPENSE" | "MEMO";
                /** @description On the normal side of the account: what is owned, owed, earned or spent is positive. */
                readonly amountMinor: number;
            }[];
            /** @description Discounts, and bonus and points that were spent. */
            readonly deductions: readonly {
                readonly account: components["schemas"]["AccountCode"];
                /** @enum {string} */
                readonly type: "ASSET" | "LIABILITY" | "CONTRA_LIABILITY" | "EQUITY" | "REVENUE" | "CONTRA_REVENUE" | "EXPENSE" | "MEMO";
                /** @description On the normal side of the account: what is owned, owed, earned or spent is positive. */
                readonly amountMinor: number;
            }[];
            readonly expenses: readonly {
                readonly account: components["schemas"]["AccountCode"];
                /** @enum {string} */
                readonly type: "ASSET" | "LIABILITY" | "CONTRA_LIABILITY" | "EQUITY" | "REVENUE" | "CONTRA_REVENUE" | "EXPENSE" | "MEMO";
                /** @description On the normal side of the account: what is owned, owed, earned or spent is positive. */
                readonly amountMinor: number;
            }[];
            readonly grossRevenueMinor: number;
            /** @description Revenue less deductions. */
            readonly netRevenueMinor: number;
            readonly expenseMinor: number;
            /** @description Negative for a loss. */
            readonly profitMinor: number;
        };
        readonly ProfitAndLossStatement: {
            readonly data: readonly components["schemas"]["ProfitAndLoss"][];
        };
        /** @description A discount that every bill has to which it applies, without being asked for. */
        readonly Promotion: {
            readonly id: components["schemas"]["PromotionId"];
            readonly name: string;
            /**
             * @description Off each line in scope, or off all of them together.
             * @enum {string}
             */
            readonly level: "ITEM" | "ORDER";
            readonly effect: components["schemas"]["OfferEffect"];
            /**
             * @default {
             *       "kinds": null,
             *       "itemIds": null,
             *       "categoryIds": null,
             *       "excludedItemIds": []
             *     }
             */
            readonly scope: components["schemas"]["OfferScope"];
            /** @default null */
            readonly windows: readonly components["schemas"]["OfferWindow"][] | null;
            /**
             * @description What the lines in scope must come to before it acts.
             * @default 0
             */
            readonly minSpendMinor: number;
            /**
             * @default {
             *       "membersOnly": false,
             *       "tierIds": null,
             *       "firstOrderOnly": false,
             *       "minSpentMinor": 0,
             *       "groupIds": null,
             *       "holdOutBasisPoints": 0
             *     }
             */
            readonly customers: components["schemas"]["CustomerConditions"];
            /**
             * @default {
             *       "total": null,
             *       "perDay": null,
             *       "perCustomer": null,
             *       "perCustomerPerDay": null,
             *       "perCustomerPerWeek": null,
             *       "perLocation": null,
             *       "perLocationPerDay": null,
             *       "budgetMinor": null
             *     }
             */
            readonly limits: components["schemas"]["UsageLimits"];
            /**
             * @description Where it applies; null for everywhere.
             * @default null
             */
            readonly locationIds: readonly components["schemas"]["LocationId"][] | null;
            /** @default null */
            readonly validFrom: components["schemas"]["Instant"] | null;
            /**
             * @description From this instant on it is over; after validFrom.
             * @default null
             */
            readonly validUntil: components["schemas"]["Instant"] | null;
            /**
             * @description Acts alone, where that is better than all others together.
             * @default false
             */
            readonly exclusive: boolean;
            /**
             * @description What a percentage is of: the list price, or what earlier steps have left.
             * @default DISCOUNTED
             * @enum {string}
             */
            readonly base: "LIST" | "DISCOUNTED";
            /**
             * @description Among rules of one step the lower acts first.
             * @default 0
             */
            readonly priority: number;
            /**
             * @description Of the rules of one group only the best acts.
             * @default null
             */
            readonly exclusiveGroup: string | null;
            readonly version: number;
            readonly createdAt: components["schemas"]["Instant"];
            readonly updatedAt: components["schemas"]["Instant"];
            readonly archivedAt: components["schemas"]["Instant"] | null;
        };
        /** @description The id of a Promotion. */
        readonly PromotionId: string;
        readonly PromotionPage: {
            readonly data: readonly components["schemas"]["Promotion"][];
            /** @description Give it as `cursor` for the next page; null at the end. */
            readonly nextCursor: string | null;
        };
        readonly PublishedShifts: {
            readonly data: readonly components["schemas"]["Shift"][];
        };
        /** @description The id of a QueueEntry. */
        readonly QueueEntryId: string;
        /** @description The tax of one rate, worked out once on all that bears it. */
        readonly QuoteTax: {
            readonly rateBasisPoints: number;
            /** @description Before tax where it is added, with the tax where prices contain it. */
            readonly baseMinor: number;
            readonly taxMinor: number;
        };
        /** @description One step of how a price came about. */
        readonly QuoteTraceStep: {
            /** @enum {string} */
            readonly source: "LIST_PRICE" | "CARD" | "BENEFIT" | "TIMED_PRICE" | "MEMBER_DAY" | "TIER" | "DISCOUNT_CARD" | "PROMOTION" | "COUPON" | "MANUAL";
            /** @enum {string} */
            readonly level: "ITEM" | "ORDER";
            /** @description Null for the list price; the card for what a card covers. */
            readonly ruleId: string | null;
            readonly ruleVersion: number | null;
            readonly name: string;
            readonly baseMinor: number;
            readonly percentOffBasisPoints: number | null;
            /** @description Signed: discounts are negative. For the order the share of the line. */
            readonly amountMinor: number;
        };
        readonly ReassignResults: {
            readonly results: readonly {
                readonly bookingId: components["schemas"]["BookingId"];
                readonly segment: number;
                /** @enum {string} */
                readonly outcome: "REASSIGNED" | "STAFF_REQUESTED" | "NOBODY_FREE" | "STATE_FORBIDS";
                /** @description Who performs the segment now. */
                readonly staffId: components["schemas"]["StaffId"];
            }[];
        };
        /** @description What a customer owes for one payment on account (挂账), or for freezing a card. */
        readonly Receivable: {
            readonly id: components["schemas"]["ReceivableId"];
            readonly customerId: components["schemas"]["CustomerId"];
            readonly locationId: components["schemas"]["LocationId"];
            /** @description Whose payment on account it is; null for a fee. */
            readonly orderId: components["schemas"]["OrderId"] | null;
            readonly paymentId: components["schemas"]["PaymentId"] | null;
            /** @description The card that was frozen for a fee. */
            readonly customerCardId: components["schemas"]["CustomerCardId"] | null;
            readonly currency: components["schemas"]["Currency"];
            readonly state: components["schemas"]["ReceivableState"];
            /** @description What was put on account. */
            readonly amountMinor: number;
            /** @description What the customer has paid of it. */
            readonly paidMinor: number;
            /** @description What refunds of the order took off it. */
            readonly returnedMinor: number;
            readonly writtenOffMinor: number;
            /** @description What is still owed. */
            readonly openMinor: number;
            readonly version: number;
            readonly createdAt: components["schemas"]["Instant"];
            readonly updatedAt: components["schemas"]["Instant"];
        };
        /** @description The id of a Receivable. */
        readonly ReceivableId: string;
        readonly ReceivablePage: {
            readonly data: readonly components["schemas"]["Receivable"][];
            /** @description Give it as `cursor` for the next page; null at the end. */
            readonly nextCursor: string | null;
        };
        /** @description What was paid of debts, or written off. */
        readonly ReceivableSettlement: {
            readonly id: components["schemas"]["ReceivableSettlementId"];
            readonly kind: components["schemas"]["SettlementKind"];
            readonly customerId: components["schemas"]["CustomerId"];
            readonly locationId: components["schemas"]["LocationId"];
            readonly currency: components["schemas"]["Currency"];
            readonly amountMinor: number;
            /** @description Change given back. */
            readonly changeMinor: number;
            /** @description What each receivable got of it. */
            readonly allocations: readonly {
                readonly receivableId: components["schemas"]["ReceivableId"];
                readonly amountMinor: number;
            }[];
            readonly payments: readonly components["schemas"]["Payment"][];
            readonly reason: string | null;
            readonly businessDate: components["schemas"]["LocalDate"];
            readonly settledAt: components["schemas"]["Instant"];
            readonly transactionId: components["schemas"]["LedgerTransactionId"];
        };
        /** @description The id of a ReceivableSettlement. */
        readonly ReceivableSettlementId: string;
        readonly ReceivableSettlementPage: {
            readonly data: readonly components["schemas"]["ReceivableSettlement"][];
            /** @description Give it as `cursor` for the next page; null at the end. */
            readonly nextCursor: string | null;
        };
        /**
         * @description Whether something of it is still owed.
         * @enum {string}
         */
        readonly ReceivableState: "OPEN" | "SETTLED";
        /** @description Repeats on the location's wall clock: ten o'clock stays ten o'clock when the clocks change. */
        readonly RecurrenceRule: {
            /** @enum {string} */
            readonly unit: "DAYS" | "WEEKS";
            /**
             * @description Every so many days or weeks.
             * @default 1
             */
            readonly every: number;
            /**
             * @description Of WEEKS: Monday 1 to Sunday 7; the first start's own when empty.
             * @default []
             */
            readonly weekdays: readonly number[];
            /**
             * @description How many; either this or `until`.
             * @default null
             */
            readonly count: number | null;
            /**
             * @description The last date, this one included; at most 366 days after the first, and 60 in all.
             * @default null
             */
            readonly until: components["schemas"]["LocalDate"] | null;
        };
        /** @description Repeats on the location's wall clock: ten o'clock stays ten o'clock when the clocks change. */
        readonly RecurrenceRuleInput: {
            /** @enum {string} */
            readonly unit: "DAYS" | "WEEKS";
            /**
             * @description Every so many days or weeks.
             * @default 1
             */
            readonly every?: number;
            /**
             * @description Of WEEKS: Monday 1 to Sunday 7; the first start's own when empty.
             * @default []
             */
            readonly weekdays?: readonly number[];
            /**
             * @description How many; either this or `until`.
             * @default null
             */
            readonly count?: number | null;
            /**
             * @description The last date, this one included; at most 366 days after the first, and 60 in all.
             * @default null
             */
            readonly until?: components["schemas"]["LocalDate"] | null;
        };
        /** @description Money given back. */
        readonly Refund: {
            readonly id: components["schemas"]["RefundId"];
            readonly kind: components["schemas"]["RefundKind"];
            /** @description Null for an unlinked return. */
            readonly orderId: components["schemas"]["OrderId"] | null;
            readonly locationId: components["schemas"]["LocationId"];
            readonly customerId: components["schemas"]["CustomerId"] | null;
            readonly currency: components["schemas"]["Currency"];
            readonly destination: components["schemas"]["RefundDestination"];
            readonly reason: string;
            /** @description What an unlinked return is for; line n of it is item n. */
            readonly items: readonly {
                /** @enum {string} */
                readonly kind: "SERVICE" | "PRODUCT";
                readonly itemId: string;
                readonly name: string;
                readonly quantity: number;
                readonly unitPriceMinor: number;
            }[];
            /** @description What of the bill goes back, by the shares frozen at sale. */
            readonly lines: readonly {
                readonly line: number;
                readonly quantity: number;
                readonly listMinor: number;
                /** @description The returned part of the discounts. */
                readonly discountMinor: number;
                readonly coveredMinor: number;
                readonly totalMinor: number;
                readonly taxMinor: number;
                /** @description What of totalMinor is kept: of a part-used card or top-up. */
                readonly keptMinor: number;
            }[];
            readonly serviceChargeMinor: number;
            readonly taxMinor: number;
            readonly tipMinor: number;
            readonly roundingMinor: number;
            /** @description What that comes to. */
            readonly amountMinor: number;
            /** @description What is kept of it, such as for a late cancellation. */
            readonly feeMinor: number;
            /** @description What goes back: amountMinor − feeMinor. */
            readonly totalMinor: number;
            readonly payments: readonly components["schemas"]["RefundPayment"][];
            readonly businessDate: components["schemas"]["LocalDate"];
            readonly refundedAt: components["schemas"]["Instant"];
        };
        /**
         * @description TENDERS: to what it was paid with, in proportion. STORE_CREDIT: money becomes the customer's stored value; value and bonus go back to where they came from all the same.
         * @enum {string}
         */
        readonly RefundDestination: "TENDERS" | "STORE_CREDIT";
        /** @description The id of a Refund. */
        readonly RefundId: string;
        /** @enum {string} */
        readonly RefundKind: "ITEMISED" | "UNLINKED" | "BOOKING_CANCELLATION" | "REOPENING";
        readonly RefundPage: {
            readonly data: readonly components["schemas"]["Refund"][];
            /** @description Give it as `cursor` for the next page; null at the end. */
            readonly nextCursor: string | null;
        };
        readonly RefundPayment: {
            /** @enum {string} */
            readonly kind: "CASH" | "STORED_VALUE" | "CUSTOMER_CARD" | "GIFT_CARD" | "POINTS" | "ON_ACCOUNT" | "PROVIDER" | "STORE_CREDIT";
            /** @description The payment that it gives back. */
            readonly paymentId: components["schemas"]["PaymentId"] | null;
            readonly amountMinor: number;
            readonly provider: "SANDBOX" | null;
            readonly reference: string | null;
            /** @description The drawer, the provider, or the very lots. */
            readonly parts: readonly components["schemas"]["PaymentPart"][];
        };
        /** @description A wish to have money back, reviewed in the back office. */
        readonly RefundRequest: {
            readonly id: components["schemas"]["RefundRequestId"];
            readonly orderId: components["schemas"]["OrderId"];
            readonly locationId: components["schemas"]["LocationId"];
            readonly customerId: components["schemas"]["CustomerId"] | null;
            readonly state: components["schemas"]["RefundRequestState"];
            readonly lines: readonly {
                /** @description The line's ordinal. */
                readonly line: number;
                readonly quantity: number;
            }[] | null;
            readonly destination: components["schemas"]["RefundDestination"];
            readonly reason: string;
            /** @description What would have gone back when it was asked for. */
            readonly askedMinor: number;
            readonly decidedAt: components["schemas"]["Instant"] | null;
            /** @description Why it was rejected. */
            readonly decisionReason: string | null;
            readonly refundId: components["schemas"]["RefundId"] | null;
            readonly version: number;
            readonly createdAt: components["schemas"]["Instant"];
            readonly updatedAt: components["schemas"]["Instant"];
        };
        /** @description The id of a RefundRequest. */
        readonly RefundRequestId: string;
        readonly RefundRequestPage: {
            readonly data: readonly components["schemas"]["RefundRequest"][];
            /** @description Give it as `cursor` for the next page; null at the end. */
            readonly nextCursor: string | null;
        };
        /** @enum {string} */
        readonly RefundRequestState: "PENDING" | "REFUNDED" | "REJECTED" | "WITHDRAWN";
        /** @description How a location gives money back. */
        readonly RefundRules: {
            /**
             * @description The most that one refund gives back without the permission order:refund_any, in minor units; null for no limit.
             * @default null
             */
            readonly limitMinor: number | null;
            /**
             * @description Whether coupons and what was taken of limited offers go back when all of a bill does.
             * @default true
             */
            readonly returnCoupons: boolean;
        };
        /** @description How a location gives money back. */
        readonly RefundRulesInput: {
            /**
             * @description The most that one refund gives back without the permission order:refund_any, in minor units; null for no limit.
             * @default null
             */
            readonly limitMinor?: number | null;
            /**
             * @description Whether coupons and what was taken of limited offers go back when all of a bill does.
             * @default true
             */
            readonly returnCoupons?: boolean;
        };
        /** @description How a location gives money back. */
        readonly RefundRulesPatch: {
            /** @description The most that one refund gives back without the permission order:refund_any, in minor units; null for no limit. */
            readonly limitMinor?: number | null;
            /** @description Whether coupons and what was taken of limited offers go back when all of a bill does. */
            readonly returnCoupons?: boolean;
        };
        readonly RefundedCard: {
            readonly value: components["schemas"]["CardRefundValue"];
            readonly card: components["schemas"]["CustomerCard"];
            /** @description The refund of the order that sold it; null for cash. */
            readonly refundId: components["schemas"]["RefundId"] | null;
        };
        /** @description A line as it was asked for. */
        readonly RequestedLine: {
            /** @constant */
            readonly kind: "SERVICE";
            readonly serviceId: components["schemas"]["ServiceId"];
            readonly staffId?: components["schemas"]["StaffId"];
            /** @default 1 */
            readonly quantity: number;
            /** @default [] */
            readonly addOns: readonly components["schemas"]["AddOnChoice"][];
            /** @description Who has it in place of the bill's customer, whose cards pay for each unit of it with a guest pass. */
            readonly guest?: components["schemas"]["CardGuest"];
        } | {
            /** @constant */
            readonly kind: "BOOKING_SEGMENT";
            readonly bookingId: components["schemas"]["BookingId"];
            /** @default 0 */
            readonly segment: number;
            /** @description Who has it in place of the bill's customer, whose cards pay for each unit of it with a guest pass. */
            readonly guest?: components["schemas"]["CardGuest"];
        } | {
            /** @constant */
            readonly kind: "PRODUCT";
            readonly productId: components["schemas"]["ProductId"];
            /** @default 1 */
            readonly quantity: number;
        } | {
            /** @constant */
            readonly kind: "CARD";
            readonly cardProductId: components["schemas"]["CardProductId"];
        } | {
            /** @constant */
            readonly kind: "GIFT_CARD";
            /** @description A card made to be sold, or one in use; made by giftCards.create. */
            readonly giftCardId: components["schemas"]["GiftCardId"];
            /** @description What it is loaded with. */
            readonly amountMinor: number;
        } | {
            /** @constant */
            readonly kind: "TOP_UP";
            /** @description What is paid, in minor units. */
            readonly amountMinor: number;
            /** @description The offer to have; the one with the highest bonus when absent, none when null. */
            readonly topUpOfferId?: components["schemas"]["TopUpOfferId"] | null;
        };
        readonly RequestedSegment: {
            readonly serviceId: components["schemas"]["ServiceId"];
            /** @description The requested person; anybody qualified when absent. */
            readonly staffId?: components["schemas"]["StaffId"];
            /**
             * @description Of those that the service offers.
             * @default []
             */
            readonly addOns: readonly components["schemas"]["AddOnChoice"][];
            /**
             * @description How the person came to be named: asked for by the customer (点钟), which it is when absent, or picked at the counter (跳牌). Without a person it says nothing.
             * @enum {string}
             */
            readonly assignmentSource?: "REQUESTED" | "ON_SPOT_PICK";
            /** @description Only people of this level. */
            readonly staffLevelId?: components["schemas"]["StaffLevelId"];
            /** @description Only women, or only men, of those who tell. */
            readonly staffGender?: components["schemas"]["StaffGender"];
            /** @description Whose it is: counts in `guests`, from 0. */
            readonly guest: number;
        };
        /** @description A pool of interchangeable workstations, rooms or machines of one location. */
        readonly Resource: {
            readonly id: components["schemas"]["ResourceId"];
            readonly locationId: components["schemas"]["LocationId"];
            /** @enum {string} */
            readonly kind: "WORKSTATION" | "ROOM" | "EQUIPMENT";
            readonly name: string;
            /**
             * @description How many interchangeable ones there are.
             * @default 1
             */
            readonly quantity: number;
            readonly version: number;
            readonly createdAt: components["schemas"]["Instant"];
            readonly updatedAt: components["schemas"]["Instant"];
            readonly archivedAt: components["schemas"]["Instant"] | null;
        };
        /** @description The id of a Resource. */
        readonly ResourceId: string;
        readonly ResourcePage: {
            readonly data: readonly components["schemas"]["Resource"][];
            /** @description Give it as `cursor` for the next page; null at the end. */
            readonly nextCursor: string | null;
        };
        /** @description Something that points are exchanged for. */
        readonly Reward: {
            readonly id: components["schemas"]["RewardId"];
            readonly name: string;
            /** @default  */
            readonly description: string;
            /** @description What it costs. */
            readonly points: number;
            /**
             * @description The sub-ledger that its price is paid from; null for the main balance.
             * @default null
             */
            readonly subLedgerCode: string | null;
            /**
             * @description What it costs customers of these tiers instead.
             * @default []
             */
            readonly tierPoints: readonly {
                readonly tierId: components["schemas"]["TierId"];
                readonly points: number;
            }[];
            readonly gives: components["schemas"]["RewardGives"];
            /** @default null */
            readonly validFrom: components["schemas"]["Instant"] | null;
            /**
             * @description From this instant on it is over; after validFrom.
             * @default null
             */
            readonly validUntil: components["schemas"]["Instant"] | null;
            readonly version: number;
            readonly createdAt: components["schemas"]["Instant"];
            readonly updatedAt: components["schemas"]["Instant"];
            readonly archivedAt: components["schemas"]["Instant"] | null;
        };
        /** @description COUPON: one of that template, such as for a free service. PRODUCT: handed over at once. */
        readonly RewardGives: {
            /** @constant */
            readonly kind: "COUPON";
            readonly couponTemplateId: components["schemas"]["CouponTemplateId"];
        } | {
            /** @constant */
            readonly kind: "PRODUCT";
            readonly productId: components["schemas"]["ProductId"];
            /** @default 1 */
            readonly quantity: number;
        };
        /** @description COUPON: one of that template, such as for a free service. PRODUCT: handed over at once. */
        readonly RewardGivesInput: {
            /** @constant */
            readonly kind: "COUPON";
            readonly couponTemplateId: components["schemas"]["CouponTemplateId"];
        } | {
            /** @constant */
            readonly kind: "PRODUCT";
            readonly productId: components["schemas"]["ProductId"];
            /** @default 1 */
            readonly quantity?: number;
        };
        /** @description COUPON: one of that template, such as for a free service. PRODUCT: handed over at once. */
        readonly RewardGivesPatch: {
            /** @enum {string} */
            readonly kind?: "COUPON" | "PRODUCT";
            readonly couponTemplateId?: components["schemas"]["CouponTemplateId"];
            readonly productId?: components["schemas"]["ProductId"];
            readonly quantity?: number;
        };
        /** @description The id of a Reward. */
        readonly RewardId: string;
        readonly RewardPage: {
            readonly data: readonly components["schemas"]["Reward"][];
            /** @description Give it as `cursor` for the next page; null at the end. */
            readonly nextCursor: string | null;
        };
        readonly RotationQueue: {
            readonly locationId: components["schemas"]["LocationId"];
            /** @description Who is there, in the order of their turns; kept turns before all others. */
            readonly places: readonly {
                readonly staffId: components["schemas"]["StaffId"];
                /** @description 1 for whoever is next; paused people keep their places. */
                readonly place: number;
                /** @enum {string} */
                readonly state: "READY" | "PAUSED";
                readonly joinedAt: components["schemas"]["Instant"];
                /** @description Until when the next turn is kept for them (留牌); null when none is. */
                readonly reservedUntil: components["schemas"]["Instant"] | null;
            }[];
            /** @description 0 while nobody has ever joined. */
            readonly version: number;
            readonly updatedAt: components["schemas"]["Instant"] | null;
        };
        readonly RotationRules: {
            /**
             * @description Whether nobody may be picked on the spot while somebody before them in turn is free.
             * @default false
             */
            readonly strict: boolean;
            /**
             * @description Whether people a customer asked for stay where they are in the queue (点钟).
             * @default true
             */
            readonly requestedKeepsTurn: boolean;
            /**
             * @description Whether people picked on the spot stay where they are in the queue (跳牌).
             * @default false
             */
            readonly onSpotPickKeepsTurn: boolean;
            /**
             * @description Whether visits of later days than today take turns too; otherwise they go to whoever is least booked that day.
             * @default false
             */
            readonly laterDaysTakeTurns: boolean;
        };
        readonly RotationRulesInput: {
            /**
             * @description Whether nobody may be picked on the spot while somebody before them in turn is free.
             * @default false
             */
            readonly strict?: boolean;
            /**
             * @description Whether people a customer asked for stay where they are in the queue (点钟).
             * @default true
             */
            readonly requestedKeepsTurn?: boolean;
            /**
             * @description Whether people picked on the spot stay where they are in the queue (跳牌).
             * @default false
             */
            readonly onSpotPickKeepsTurn?: boolean;
            /**
             * @description Whether visits of later days than today take turns too; otherwise they go to whoever is least booked that day.
             * @default false
             */
            readonly laterDaysTakeTurns?: boolean;
        };
        readonly RotationRulesPatch: {
            /** @description Whether nobody may be picked on the spot while somebody before them in turn is free. */
            readonly strict?: boolean;
            /** @description Whether people a customer asked for stay where they are in the queue (点钟). */
            readonly requestedKeepsTurn?: boolean;
            /** @description Whether people picked on the spot stay where they are in the queue (跳牌). */
            readonly onSpotPickKeepsTurn?: boolean;
            /** @description Whether visits of later days than today take turns too; otherwise they go to whoever is least booked that day. */
            readonly laterDaysTakeTurns?: boolean;
        };
        readonly SegmentRequest: {
            readonly serviceId: components["schemas"]["ServiceId"];
            /** @description The requested person; anybody qualified when absent. */
            readonly staffId?: components["schemas"]["StaffId"];
            /**
             * @description Of those that the service offers.
             * @default []
             */
            readonly addOns?: readonly components["schemas"]["AddOnChoiceInput"][];
            /**
             * @description How the person came to be named: asked for by the customer (点钟), which it is when absent, or picked at the counter (跳牌). Without a person it says nothing.
             * @enum {string}
             */
            readonly assignmentSource?: "REQUESTED" | "ON_SPOT_PICK";
            /** @description Only people of this level. */
            readonly staffLevelId?: components["schemas"]["StaffLevelId"];
            /** @description Only women, or only men, of those who tell. */
            readonly staffGender?: components["schemas"]["StaffGender"];
        };
        /**
         * @description ALL_OR_NOTHING: one conflict refuses all. SKIP_CONFLICTS: what can be done is done, and the rest is told.
         * @enum {string}
         */
        readonly SeriesMode: "ALL_OR_NOTHING" | "SKIP_CONFLICTS";
        /** @description Something done for a customer, with its time blocks, list price, other terms, staff and resources. */
        readonly Service: {
            readonly id: components["schemas"]["ServiceId"];
            readonly name: string;
            /** @default  */
            readonly description: string;
            /**
             * @description What it is put together with, for offers, points and lists of orders; orders keep that of their time.
             * @default null
             */
            readonly categoryId: components["schemas"]["CategoryId"] | null;
            /** @default [] */
            readonly media: readonly components["schemas"]["Media"][];
            /**
             * @description Whose menus show it; null for all. Bookings are not held to it.
             * @default null
             */
            readonly channels: readonly components["schemas"]["BookingChannel"][] | null;
            /**
             * @description Where it is offered; null for every location.
             * @default null
             */
            readonly locationIds: readonly components["schemas"]["LocationId"][] | null;
            /** @default [] */
            readonly steps: readonly components["schemas"]["ServiceStep"][];
            /**
             * @description Whether it can be had where no override says; false with an override for one level is for that level only.
             * @default true
             */
            readonly bookable: boolean;
            /**
             * @description Staff get ready; the customer has not begun.
             * @default 0
             */
            readonly preparationMinutes: number;
            /** @description Staff and customer together. */
            readonly durationMinutes: number;
            /**
             * @description The customer waits (colour takes); staff are free.
             * @default 0
             */
            readonly processingMinutes: number;
            /**
             * @description Staff and customer together again, after processing.
             * @default 0
             */
            readonly finishingMinutes: number;
            /**
             * @description Staff clean up; the customer has left.
             * @default 0
             */
            readonly transitionMinutes: number;
            readonly price: components["schemas"]["Price"];
            /**
             * @description Other terms at particular locations, of particular levels or people.
             * @default []
             */
            readonly overrides: readonly components["schemas"]["ServiceOverride"][];
            /**
             * @description Where it can be had.
             * @default [
             *       "LOCATION"
             *     ]
             */
            readonly locationTypes: readonly components["schemas"]["LocationType"][];
            /**
             * @description Each way to a customer's address, staff only; null for the location's.
             * @default null
             */
            readonly travelMinutes: number | null;
            /**
             * @description Bookings wait for approval; their time is taken meanwhile.
             * @default false
             */
            readonly requiresApproval: boolean;
            /**
             * @description Instead of the location's policy.
             * @default null
             */
            readonly cancellationPolicyId: components["schemas"]["CancellationPolicyId"] | null;
            /**
             * @description Instead of the location's.
             * @default null
             */
            readonly prepayment: components["schemas"]["Prepayment"] | null;
            /**
             * @description How many customers may have it at one time at one location; null for no limit.
             * @default null
             */
            readonly maxConcurrentBookings: number | null;
            /**
             * @description How many bookings may have it start on one date at one location; null for no limit.
             * @default null
             */
            readonly maxBookingsPerDay: number | null;
            /**
             * @description Who performs this service.
             * @default []
             */
            readonly staffIds: readonly components["schemas"]["StaffId"][];
            /**
             * @description Each is met by one of its resources at the location of the booking.
             * @default []
             */
            readonly resourceRequirements: readonly {
                readonly resourceIds: readonly components["schemas"]["ResourceId"][];
                /** @default 1 */
                readonly quantity: number;
                /**
                 * @description Guests of one visit use it together while their segments overlap: a room for two.
                 * @default false
                 */
                readonly sharedByParty: boolean;
                /**
                 * @description Taken to the customer's address or used for visits online; others are left free then.
                 * @default false
                 */
                readonly carriedAlong: boolean;
            }[];
            /**
             * @description Add-ons that can or must be chosen with it.
             * @default []
             */
            readonly addOnGroups: readonly components["schemas"]["AddOnGroup"][];
            readonly version: number;
            readonly createdAt: components["schemas"]["Instant"];
            readonly updatedAt: components["schemas"]["Instant"];
            readonly archivedAt: components["schemas"]["Instant"] | null;
        };
        /** @description The id of a Service. */
        readonly ServiceId: string;
        /** @description Other terms of a service where everything it names applies. Each field comes from the most specific override that gives it: one that names the tier, then the person, then the level, then the location, then the service itself. */
        readonly ServiceOverride: {
            /** @description At this location only. */
            readonly locationId?: components["schemas"]["LocationId"];
            /** @description For staff of this level only. */
            readonly staffLevelId?: components["schemas"]["StaffLevelId"];
            /** @description For this person only. */
            readonly staffId?: components["schemas"]["StaffId"];
            /** @description For customers of this tier only, and not for their guests. */
            readonly tierId?: components["schemas"]["TierId"];
            /** @description Whether the service can be had like this at all. */
            readonly bookable?: boolean;
            readonly price?: components["schemas"]["Price"];
            readonly preparationMinutes?: number;
            readonly durationMinutes?: number;
            readonly processingMinutes?: number;
            readonly finishingMinutes?: number;
            readonly transitionMinutes?: number;
        };
        /** @description Other terms of a service where everything it names applies. Each field comes from the most specific override that gives it: one that names the tier, then the person, then the level, then the location, then the service itself. */
        readonly ServiceOverrideInput: {
            /** @description At this location only. */
            readonly locationId?: components["schemas"]["LocationId"];
            /** @description For staff of this level only. */
            readonly staffLevelId?: components["schemas"]["StaffLevelId"];
            /** @description For this person only. */
            readonly staffId?: components["schemas"]["StaffId"];
            /** @description For customers of this tier only, and not for their guests. */
            readonly tierId?: components["schemas"]["TierId"];
            /** @description Whether the service can be had like this at all. */
            readonly bookable?: boolean;
            readonly price?: components["schemas"]["PriceInput"];
            readonly preparationMinutes?: number;
            readonly durationMinutes?: number;
            readonly processingMinutes?: number;
            readonly finishingMinutes?: number;
            readonly transitionMinutes?: number;
        };
        readonly ServicePage: {
            readonly data: readonly components["schemas"]["Service"][];
            /** @description Give it as `cursor` for the next page; null at the end. */
            readonly nextCursor: string | null;
        };
        /** @description What happens in the course of a service, in words and pictures. */
        readonly ServiceStep: {
            readonly name: string;
            /** @default  */
            readonly description: string;
            /**
             * @description For show; about so long.
             * @default null
             */
            readonly durationMinutes: number | null;
            /** @default [] */
            readonly media: readonly components["schemas"]["Media"][];
        };
        /** @description What happens in the course of a service, in words and pictures. */
        readonly ServiceStepInput: {
            readonly name: string;
            /** @default  */
            readonly description?: string;
            /**
             * @description For show; about so long.
             * @default null
             */
            readonly durationMinutes?: number | null;
            /** @default [] */
            readonly media?: readonly components["schemas"]["MediaInput"][];
        };
        readonly Settlement: {
            /** @description What goes back if the visit was paid. */
            readonly refund: components["schemas"]["TotalAmount"];
            /** @description What is owed if it was not. */
            readonly fee: components["schemas"]["TotalAmount"];
            readonly waived: boolean;
        };
        /** @enum {string} */
        readonly SettlementKind: "PAYMENT" | "WRITE_OFF";
        /** @description Published working time of one person at one location. */
        readonly Shift: {
            readonly id: components["schemas"]["ShiftId"];
            readonly locationId: components["schemas"]["LocationId"];
            readonly staffId: components["schemas"]["StaffId"];
            readonly date: components["schemas"]["LocalDate"];
            readonly startTime: components["schemas"]["LocalTime"];
            readonly endTime: components["schemas"]["LocalTime"];
            readonly breaks: readonly {
                readonly startTime: components["schemas"]["LocalTime"];
                readonly endTime: components["schemas"]["LocalTime"];
            }[];
            readonly startsAt: components["schemas"]["Instant"];
            readonly endsAt: components["schemas"]["Instant"];
            readonly createdAt: components["schemas"]["Instant"];
        };
        /** @description The id of a Shift. */
        readonly ShiftId: string;
        readonly ShiftPage: {
            readonly data: readonly components["schemas"]["Shift"][];
            /** @description Give it as `cursor` for the next page; null at the end. */
            readonly nextCursor: string | null;
        };
        readonly ShiftRequest: {
            readonly date: components["schemas"]["LocalDate"];
            /** @description HH:MM on `date`. */
            readonly startTime: string;
            /** @description After the start; past 24:00 the shift ends on the next day. */
            readonly endTime: components["schemas"]["LocalTime"];
            /**
             * @description Time off within the shift, ascending; past 24:00 on the next day, as the shift itself.
             * @default []
             */
            readonly breaks?: readonly {
                readonly startTime: components["schemas"]["LocalTime"];
                readonly endTime: components["schemas"]["LocalTime"];
            }[];
        };
        /** @description A person's usual shift on a day of the week; shifts are published from it. */
        readonly ShiftTemplate: {
            readonly id: components["schemas"]["ShiftTemplateId"];
            readonly locationId: components["schemas"]["LocationId"];
            readonly staffId: components["schemas"]["StaffId"];
            /** @description Monday 1 to Sunday 7. */
            readonly weekday: number;
            /** @description HH:MM. */
            readonly startTime: string;
            /** @description After the start; past 24:00 the shift ends on the next day. */
            readonly endTime: components["schemas"]["LocalTime"];
            /**
             * @description Time off within the shift, ascending; past 24:00 on the next day, as the shift itself.
             * @default []
             */
            readonly breaks: readonly {
                readonly startTime: components["schemas"]["LocalTime"];
                readonly endTime: components["schemas"]["LocalTime"];
            }[];
            /** @description The first date, this one included. */
            readonly validFrom: components["schemas"]["LocalDate"];
            /**
             * @description The last date, this one included; null for no end.
             * @default null
             */
            readonly validTo: components["schemas"]["LocalDate"] | null;
            readonly version: number;
            readonly createdAt: components["schemas"]["Instant"];
            readonly updatedAt: components["schemas"]["Instant"];
            readonly archivedAt: components["schemas"]["Instant"] | null;
        };
        /** @description The id of a ShiftTemplate. */
        readonly ShiftTemplateId: string;
        readonly ShiftTemplatePage: {
            readonly data: readonly components["schemas"]["ShiftTemplate"][];
            /** @description Give it as `cursor` for the next page; null at the end. */
            readonly nextCursor: string | null;
        };
        readonly ShiftsOfTemplates: {
            readonly data: readonly components["schemas"]["Shift"][];
            readonly skipped: readonly components["schemas"]["SkippedDate"][];
        };
        /** @description A date that a template asks for and that got no shift. */
        readonly SkippedDate: {
            readonly templateId: components["schemas"]["ShiftTemplateId"];
            readonly staffId: components["schemas"]["StaffId"];
            readonly date: components["schemas"]["LocalDate"];
            /** @enum {string} */
            readonly reason: "SHIFT_EXISTS" | "SHIFT_OVERLAPS" | "STAFF_NOT_AT_LOCATION" | "NO_TIME";
            /** @description The shift that is there already or in the way. */
            readonly shiftId: components["schemas"]["ShiftId"] | null;
        };
        readonly Slot: {
            readonly startsAt: components["schemas"]["Instant"];
            /** @description When the last guest is done, were it booked now without asking for anybody. */
            readonly endsAt: components["schemas"]["Instant"];
            /** @description When each segment would begin, where guests may wait or are several. */
            readonly segments?: readonly {
                readonly startsAt: components["schemas"]["Instant"];
                readonly endsAt: components["schemas"]["Instant"];
            }[];
            /** @description Who is free, a list per segment; only when asked for. */
            readonly staff?: readonly (readonly components["schemas"]["StaffId"][])[];
        };
        readonly SlotHold: {
            readonly id: components["schemas"]["SlotHoldId"];
            readonly locationId: components["schemas"]["LocationId"];
            readonly customerId: components["schemas"]["CustomerId"] | null;
            readonly startsAt: components["schemas"]["Instant"];
            readonly endsAt: components["schemas"]["Instant"];
            /** @description From here on the time is free again. */
            readonly expiresAt: components["schemas"]["Instant"];
            readonly locationType: components["schemas"]["LocationType"];
            readonly segments: readonly components["schemas"]["BookingSegment"][];
            readonly guestArrangement: components["schemas"]["GuestArrangement"];
            readonly maxWaitMinutes: number;
            readonly createdAt: components["schemas"]["Instant"];
        };
        /** @description The id of a SlotHold. */
        readonly SlotHoldId: string;
        /** @description Every start that can be booked, ascending. */
        readonly Slots: {
            readonly locationId: components["schemas"]["LocationId"];
            readonly timeZone: string;
            readonly slots: readonly components["schemas"]["Slot"][];
        };
        /** @description A person who works for the tenant. */
        readonly Staff: {
            readonly id: components["schemas"]["StaffId"];
            readonly name: string;
            /** @default null */
            readonly staffLevelId: components["schemas"]["StaffLevelId"] | null;
            /**
             * @description For customers who ask for a woman or a man; null takes no part in that.
             * @default null
             */
            readonly gender: components["schemas"]["StaffGender"] | null;
            /**
             * @description Where this person may be put on shift.
             * @default []
             */
            readonly locationIds: readonly components["schemas"]["LocationId"][];
            /**
             * @description How many bookings the person takes on one date, at all locations; null for no limit.
             * @default null
             */
            readonly maxBookingsPerDay: number | null;
            /**
             * @description For WEIGHTED_SHARE: twice the weight, twice the visits.
             * @default 100
             */
            readonly assignmentWeight: number;
            /**
             * @description For WEIGHTED_SHARE: among people with equal shares the higher goes first.
             * @default 0
             */
            readonly assignmentPriority: number;
            /**
             * @description For WEIGHTED_SHARE: the date from which the person takes part, to be set after a long absence; they start level with the others then. Null for the day the record was made.
             * @default null
             */
            readonly sharesFrom: components["schemas"]["LocalDate"] | null;
            /**
             * @description Whether customers can be booked with this person.
             * @default true
             */
            readonly bookable: boolean;
            readonly version: number;
            readonly createdAt: components["schemas"]["Instant"];
            readonly updatedAt: components["schemas"]["Instant"];
            readonly archivedAt: components["schemas"]["Instant"] | null;
        };
        /** @enum {string} */
        readonly StaffGender: "FEMALE" | "MALE";
        /** @description The id of a Staff. */
        readonly StaffId: string;
        /** @description A grade of staff, which list prices may depend on. */
        readonly StaffLevel: {
            readonly id: components["schemas"]["StaffLevelId"];
            readonly name: string;
            /**
             * @description Order of the levels, lowest first.
             * @default 0
             */
            readonly rank: number;
            readonly version: number;
            readonly createdAt: components["schemas"]["Instant"];
            readonly updatedAt: components["schemas"]["Instant"];
            readonly archivedAt: components["schemas"]["Instant"] | null;
        };
        /** @description The id of a StaffLevel. */
        readonly StaffLevelId: string;
        readonly StaffLevelPage: {
            readonly data: readonly components["schemas"]["StaffLevel"][];
            /** @description Give it as `cursor` for the next page; null at the end. */
            readonly nextCursor: string | null;
        };
        readonly StaffPage: {
            readonly data: readonly components["schemas"]["Staff"][];
            /** @description Give it as `cursor` for the next page; null at the end. */
            readonly nextCursor: string | null;
        };
        readonly StartExplanation: {
            readonly startsAt: components["schemas"]["Instant"];
            readonly bookable: boolean;
            /** @description In order: the first is the problem that booking this start gets, with its details. */
            readonly reasons: readonly {
                readonly code: string;
                readonly details: {
                    readonly [key: string]: unknown;
                };
            }[];
            readonly segments: readonly {
                readonly serviceId: components["schemas"]["ServiceId"];
                readonly candidates: readonly {
                    readonly staffId: components["schemas"]["StaffId"];
                    readonly free: boolean;
                    readonly reasons: readonly components["schemas"]["CandidateReason"][];
                }[];
                readonly pools: readonly components["schemas"]["PoolUse"][];
            }[];
            /** @description The customers at the location, where it limits them. */
            readonly pools: readonly components["schemas"]["PoolUse"][];
        };
        readonly StartRange: {
            /** @description Starts from here on, this one included. */
            readonly from: components["schemas"]["Instant"];
            /** @description Starts before this. */
            readonly to: components["schemas"]["Instant"];
        };
        readonly StartRangeInput: {
            /** @description Starts from here on, this one included. */
            readonly from: components["schemas"]["Instant"];
            /** @description Starts before this. */
            readonly to: components["schemas"]["Instant"];
        };
        /** @description What a customer has paid ahead, in one currency (储值). */
        readonly StoredValueAccount: {
            readonly customerId: components["schemas"]["CustomerId"];
            readonly currency: components["schemas"]["Currency"];
            /** @description What can be spent now of what was paid for. */
            readonly principalMinor: number;
            /** @description What can be spent now of what was given on top. */
            readonly bonusMinor: number;
            /** @description principalMinor and bonusMinor together. */
            readonly availableMinor: number;
            readonly pinSet: boolean;
            /** @description What is left, the earliest end first. */
            readonly lots: readonly components["schemas"]["StoredValueLot"][];
        };
        readonly StoredValueAccountPage: {
            readonly data: readonly components["schemas"]["StoredValueAccount"][];
            /** @description Give it as `cursor` for the next page; null at the end. */
            readonly nextCursor: string | null;
        };
        readonly StoredValueAdjustment: {
            readonly transactionId: components["schemas"]["LedgerTransactionId"];
            readonly customerId: components["schemas"]["CustomerId"];
            readonly currency: components["schemas"]["Currency"];
            readonly kind: components["schemas"]["StoredValueKind"];
            readonly amountMinor: number;
            readonly reason: string;
        };
        /** @description One movement of stored value, of one lot. */
        readonly StoredValueEntry: {
            readonly transactionId: components["schemas"]["LedgerTransactionId"];
            readonly lineNo: number;
            readonly kind: components["schemas"]["StoredValueKind"];
            readonly currency: components["schemas"]["Currency"];
            /** @description Signed: what came, or what went. */
            readonly amountMinor: number;
            readonly lotId: components["schemas"]["LotId"] | null;
            readonly locationId: components["schemas"]["LocationId"];
            readonly source: {
                /** @enum {string} */
                readonly kind: "ORDER_PAYMENT" | "ORDER_COMPLETION" | "ORDER_REFUND" | "ORDER_REOPENING" | "RECEIVABLE_SETTLEMENT" | "BOOKING_CANCELLATION" | "TOP_UP" | "TOP_UP_REFUND" | "STORED_VALUE_ADJUSTMENT" | "POINTS_EARNED" | "POINTS_REDEEMED" | "POINTS_ADJUSTMENT" | "CUSTOMER_MERGE" | "CARD_SALE" | "CARD_REDEMPTION" | "CARD_RECOGNITION" | "CARD_FREEZE" | "CARD_REFUND" | "CARD_TRANSFER" | "GIFT_CARD" | "CASH_SHIFT" | "CASH_TAKE_OVER" | "CASH_MOVEMENT" | "EXPENSE" | "STOCK_MOVEMENT" | "LOT_EXPIRY" | "OPENING_BALANCE" | "CORRECTION";
                readonly id: string;
            };
            /** @description Of what was done by hand. */
            readonly reason: string | null;
            readonly occurredAt: components["schemas"]["Instant"];
        };
        readonly StoredValueEntryPage: {
            readonly data: readonly components["schemas"]["StoredValueEntry"][];
            /** @description Give it as `cursor` for the next page; null at the end. */
            readonly nextCursor: string | null;
        };
        /**
         * @description What was paid for, and what was given on top.
         * @enum {string}
         */
        readonly StoredValueKind: "PRINCIPAL" | "BONUS";
        readonly StoredValueLot: {
            readonly id: components["schemas"]["LotId"];
            readonly kind: components["schemas"]["StoredValueKind"];
            /** @description How it came: TOP_UP, BONUS, ADJUSTMENT, REFUND and so on. */
            readonly origin: string;
            readonly remainingMinor: number;
            /** @description The part of it that is kept for something that is not settled. */
            readonly heldMinor: number;
            readonly availableFrom: components["schemas"]["Instant"];
            /** @description From this instant on it cannot be spent; null for never. */
            readonly expiresAt: components["schemas"]["Instant"] | null;
            /** @description The top-up that brought it, or what else did. */
            readonly sourceId: string;
        };
        readonly StoredValuePin: {
            readonly customerId: components["schemas"]["CustomerId"];
            readonly pinSet: boolean;
        };
        /** @description How stored value is taken in payment. */
        readonly StoredValuePolicy: {
            /**
             * @description What goes first where a customer has principal and bonus; PRO_RATA takes of both in proportion. Within each the earliest expiry goes first.
             * @default EARLIEST_EXPIRY
             * @enum {string}
             */
            readonly spendingOrder: "EARLIEST_EXPIRY" | "PRINCIPAL_FIRST" | "BONUS_FIRST" | "PRO_RATA";
            /**
             * @description What one order takes at most without the PIN of the customer or approval; null for any amount.
             * @default null
             */
            readonly maxPerPaymentMinor: number | null;
            /**
             * @description What a customer spends at most on one business day, all locations together, without PIN or approval; null for any amount.
             * @default null
             */
            readonly maxPerDayMinor: number | null;
            /**
             * @description How a part-used top-up is paid back. PRC_PREPAID: what was used counts at paid ÷ (paid + bonus), unless the consumer is at fault. PRINCIPAL_LEFT: what is left of what was paid.
             * @default PRC_PREPAID
             * @enum {string}
             */
            readonly refundPolicy: "PRC_PREPAID" | "PRINCIPAL_LEFT";
            /**
             * @description So many times 24 hours from the top-up on it does not matter who is at fault.
             * @default 7
             */
            readonly coolingOffDays: number;
        };
        /** @description How stored value is taken in payment. */
        readonly StoredValuePolicyInput: {
            /**
             * @description What goes first where a customer has principal and bonus; PRO_RATA takes of both in proportion. Within each the earliest expiry goes first.
             * @default EARLIEST_EXPIRY
             * @enum {string}
             */
            readonly spendingOrder?: "EARLIEST_EXPIRY" | "PRINCIPAL_FIRST" | "BONUS_FIRST" | "PRO_RATA";
            /**
             * @description What one order takes at most without the PIN of the customer or approval; null for any amount.
             * @default null
             */
            readonly maxPerPaymentMinor?: number | null;
            /**
             * @description What a customer spends at most on one business day, all locations together, without PIN or approval; null for any amount.
             * @default null
             */
            readonly maxPerDayMinor?: number | null;
            /**
             * @description How a part-used top-up is paid back. PRC_PREPAID: what was used counts at paid ÷ (paid + bonus), unless the consumer is at fault. PRINCIPAL_LEFT: what is left of what was paid.
             * @default PRC_PREPAID
             * @enum {string}
             */
            readonly refundPolicy?: "PRC_PREPAID" | "PRINCIPAL_LEFT";
            /**
             * @description So many times 24 hours from the top-up on it does not matter who is at fault.
             * @default 7
             */
            readonly coolingOffDays?: number;
        };
        /** @description How stored value is taken in payment. */
        readonly StoredValuePolicyPatch: {
            /**
             * @description What goes first where a customer has principal and bonus; PRO_RATA takes of both in proportion. Within each the earliest expiry goes first.
             * @enum {string}
             */
            readonly spendingOrder?: "EARLIEST_EXPIRY" | "PRINCIPAL_FIRST" | "BONUS_FIRST" | "PRO_RATA";
            /** @description What one order takes at most without the PIN of the customer or approval; null for any amount. */
            readonly maxPerPaymentMinor?: number | null;
            /** @description What a customer spends at most on one business day, all locations together, without PIN or approval; null for any amount. */
            readonly maxPerDayMinor?: number | null;
            /**
             * @description How a part-used top-up is paid back. PRC_PREPAID: what was used counts at paid ÷ (paid + bonus), unless the consumer is at fault. PRINCIPAL_LEFT: what is left of what was paid.
             * @enum {string}
             */
            readonly refundPolicy?: "PRC_PREPAID" | "PRINCIPAL_LEFT";
            /** @description So many times 24 hours from the top-up on it does not matter who is at fault. */
            readonly coolingOffDays?: number;
        };
        /** @description Points kept apart from the main balance: earned, waiting, ending and spent by themselves. */
        readonly SubLedger: {
            /** @description What rules, rewards and tenders name it by; SKINCARE. */
            readonly code: string;
            readonly name: string;
            /**
             * @description When its points end: as the programme's do, never, or after a time of its own.
             * @default {
             *       "kind": "AS_PROGRAMME"
             *     }
             */
            readonly expiry: {
                /** @constant */
                readonly kind: "AS_PROGRAMME";
            } | {
                /** @constant */
                readonly kind: "NEVER";
            } | {
                /** @constant */
                readonly kind: "AFTER";
                /** @description How long points can be spent, from when they no longer wait. */
                readonly months: number;
                /**
                 * @description Through the last day: that date itself, its month's last, or its year's last.
                 * @default DAY
                 * @enum {string}
                 */
                readonly roundTo: "DAY" | "MONTH_END" | "YEAR_END";
            };
            /**
             * @description Whether its points pay bills, at what the programme says points are worth.
             * @default false
             */
            readonly paysBills: boolean;
        };
        /** @description Points kept apart from the main balance: earned, waiting, ending and spent by themselves. */
        readonly SubLedgerInput: {
            /** @description What rules, rewards and tenders name it by; SKINCARE. */
            readonly code: string;
            readonly name: string;
            /**
             * @description When its points end: as the programme's do, never, or after a time of its own.
             * @default {
             *       "kind": "AS_PROGRAMME"
             *     }
             */
            readonly expiry?: {
                /** @constant */
                readonly kind: "AS_PROGRAMME";
            } | {
                /** @constant */
                readonly kind: "NEVER";
            } | {
                /** @constant */
                readonly kind: "AFTER";
                /** @description How long points can be spent, from when they no longer wait. */
                readonly months: number;
                /**
                 * @description Through the last day: that date itself, its month's last, or its year's last.
                 * @default DAY
                 * @enum {string}
                 */
                readonly roundTo?: "DAY" | "MONTH_END" | "YEAR_END";
            };
            /**
             * @description Whether its points pay bills, at what the programme says points are worth.
             * @default false
             */
            readonly paysBills?: boolean;
        };
        /** @description A label that customers have by what they do (标签); `GET /v1/customers?tagId=` lists who has it now. */
        readonly Tag: {
            readonly id: components["schemas"]["TagId"];
            readonly name: string;
            readonly rule: components["schemas"]["TagRule"];
            readonly version: number;
            readonly createdAt: components["schemas"]["Instant"];
            readonly updatedAt: components["schemas"]["Instant"];
            readonly archivedAt: components["schemas"]["Instant"] | null;
        };
        /** @description The id of a Tag. */
        readonly TagId: string;
        readonly TagPage: {
            readonly data: readonly components["schemas"]["Tag"][];
            /** @description Give it as `cursor` for the next page; null at the end. */
            readonly nextCursor: string | null;
        };
        /** @description Which customers have the tag, by what they have done lately. It is asked whenever it is read, so that each order that completes and each day that passes counts at once. */
        readonly TagRule: {
            /** @constant */
            readonly kind: "SERVICE_COUNT";
            readonly serviceIds: readonly components["schemas"]["ServiceId"][];
            /** @description How many times 24 hours it looks back, from now. */
            readonly days: number;
            /** @description How many of the services completed orders must have, in all. */
            readonly minCount: number;
        } | {
            /** @constant */
            readonly kind: "WEEKEND_SHARE";
            /** @description How many times 24 hours it looks back, from now. */
            readonly days: number;
            /**
             * @description Of fewer visits nothing is said.
             * @default 1
             */
            readonly minVisits: number;
            /** @description The share of visits on Saturdays and Sundays: 6000 is 60 %. */
            readonly minShareBasisPoints: number;
        } | {
            /** @constant */
            readonly kind: "SPENT";
            /** @description How many times 24 hours it looks back, from now. */
            readonly days: number;
            readonly currency: components["schemas"]["Currency"];
            /** @description On services and goods, less refunds. */
            readonly minSpentMinor: number;
        };
        /** @description Which customers have the tag, by what they have done lately. It is asked whenever it is read, so that each order that completes and each day that passes counts at once. */
        readonly TagRuleInput: {
            /** @constant */
            readonly kind: "SERVICE_COUNT";
            readonly serviceIds: readonly components["schemas"]["ServiceId"][];
            /** @description How many times 24 hours it looks back, from now. */
            readonly days: number;
            /** @description How many of the services completed orders must have, in all. */
            readonly minCount: number;
        } | {
            /** @constant */
            readonly kind: "WEEKEND_SHARE";
            /** @description How many times 24 hours it looks back, from now. */
            readonly days: number;
            /**
             * @description Of fewer visits nothing is said.
             * @default 1
             */
            readonly minVisits?: number;
            /** @description The share of visits on Saturdays and Sundays: 6000 is 60 %. */
            readonly minShareBasisPoints: number;
        } | {
            /** @constant */
            readonly kind: "SPENT";
            /** @description How many times 24 hours it looks back, from now. */
            readonly days: number;
            readonly currency: components["schemas"]["Currency"];
            /** @description On services and goods, less refunds. */
            readonly minSpentMinor: number;
        };
        /** @description Which customers have the tag, by what they have done lately. It is asked whenever it is read, so that each order that completes and each day that passes counts at once. */
        readonly TagRulePatch: {
            /** @enum {string} */
            readonly kind?: "SERVICE_COUNT" | "WEEKEND_SHARE" | "SPENT";
            readonly serviceIds?: readonly components["schemas"]["ServiceId"][];
            /** @description How many times 24 hours it looks back, from now. */
            readonly days?: number;
            /** @description How many of the services completed orders must have, in all. */
            readonly minCount?: number;
            /** @description Of fewer visits nothing is said. */
            readonly minVisits?: number;
            /** @description The share of visits on Saturdays and Sundays: 6000 is 60 %. */
            readonly minShareBasisPoints?: number;
            readonly currency?: components["schemas"]["Currency"];
            /** @description On services and goods, less refunds. */
            readonly minSpentMinor?: number;
        };
        /** @description A merchant on the platform. Nothing of one tenant is visible to another. */
        readonly Tenant: {
            readonly id: components["schemas"]["TenantId"];
            readonly name: string;
            readonly createdAt: components["schemas"]["Instant"];
        };
        /** @description The id of a Tenant. */
        readonly TenantId: string;
        readonly TenantPage: {
            readonly data: readonly components["schemas"]["Tenant"][];
            /** @description Give it as `cursor` for the next page; null at the end. */
            readonly nextCursor: string | null;
        };
        /** @description With what a bill is paid. Only cash gives change. ON_ACCOUNT is paid later and needs the permission order:on_account. Stored value, points and debts pay for no top-ups. */
        readonly Tender: {
            /** @constant */
            readonly kind: "CASH";
            /** @description What the customer hands over, in minor units; change is worked out. */
            readonly tenderedMinor: number;
        } | {
            /** @constant */
            readonly kind: "STORED_VALUE";
            /** @description In minor units; as much as is due and there is when absent. */
            readonly amountMinor?: number;
            /** @description The customer's PIN, for more than the limits of the location let pass. */
            readonly pin?: string;
            /** @description Lets it pass the limits; needs the permission stored-value:override. */
            readonly approved?: boolean;
        } | {
            /** @constant */
            readonly kind: "CUSTOMER_CARD";
            readonly customerCardId: components["schemas"]["CustomerCardId"];
            /** @description In minor units; as much as is due and there is when absent. */
            readonly amountMinor?: number;
        } | {
            /** @constant */
            readonly kind: "GIFT_CARD";
            readonly code: string;
            /** @description In minor units; as much as is due and there is when absent. */
            readonly amountMinor?: number;
        } | {
            /** @constant */
            readonly kind: "POINTS";
            /** @description No more of them are taken than it needs; the programme says what they are worth. */
            readonly points: number;
            /** @description The sub-ledger that they come from, one that pays bills; the main balance when absent. */
            readonly subLedgerCode?: string;
        } | {
            /** @constant */
            readonly kind: "ON_ACCOUNT";
            /** @description In minor units; as much as is due and there is when absent. */
            readonly amountMinor?: number;
        } | {
            /** @constant */
            readonly kind: "PROVIDER";
            /** @enum {string} */
            readonly provider: "SANDBOX";
            /** @description What the provider calls the payment; one pays once. */
            readonly reference: string;
            /** @description In minor units; as much as is due and there is when absent. */
            readonly amountMinor?: number;
        };
        /** @description With what a bill is paid. Only cash gives change. ON_ACCOUNT is paid later and needs the permission order:on_account. Stored value, points and debts pay for no top-ups. */
        readonly TenderInput: {
            /** @constant */
            readonly kind: "CASH";
            /** @description What the customer hands over, in minor units; change is worked out. */
            readonly tenderedMinor: number;
        } | {
            /** @constant */
            readonly kind: "STORED_VALUE";
            /** @description In minor units; as much as is due and there is when absent. */
            readonly amountMinor?: number;
            /** @description The customer's PIN, for more than the limits of the location let pass. */
            readonly pin?: string;
            /** @description Lets it pass the limits; needs the permission stored-value:override. */
            readonly approved?: boolean;
        } | {
            /** @constant */
            readonly kind: "CUSTOMER_CARD";
            readonly customerCardId: components["schemas"]["CustomerCardId"];
            /** @description In minor units; as much as is due and there is when absent. */
            readonly amountMinor?: number;
        } | {
            /** @constant */
            readonly kind: "GIFT_CARD";
            readonly code: string;
            /** @description In minor units; as much as is due and there is when absent. */
            readonly amountMinor?: number;
        } | {
            /** @constant */
            readonly kind: "POINTS";
            /** @description No more of them are taken than it needs; the programme says what they are worth. */
            readonly points: number;
            /** @description The sub-ledger that they come from, one that pays bills; the main balance when absent. */
            readonly subLedgerCode?: string;
        } | {
            /** @constant */
            readonly kind: "ON_ACCOUNT";
            /** @description In minor units; as much as is due and there is when absent. */
            readonly amountMinor?: number;
        } | {
            /** @constant */
            readonly kind: "PROVIDER";
            /** @enum {string} */
            readonly provider: "SANDBOX";
            /** @description What the provider calls the payment; one pays once. */
            readonly reference: string;
            /** @description In minor units; as much as is due and there is when absent. */
            readonly amountMinor?: number;
        };
        /** @description A member tier with what it gives. */
        readonly Tier: {
            readonly id: components["schemas"]["TierId"];
            readonly name: string;
            /** @description Order of the tiers, lowest first. */
            readonly rank: number;
            /**
             * @description Discount on services and products: 1000 is 10 % off (9 折).
             * @default 0
             */
            readonly percentOffBasisPoints: number;
            /**
             * @description How many days ahead its customers may book, instead of the location's `maxLeadDays`.
             * @default null
             */
            readonly bookingWindowDays: number | null;
            /**
             * @description What reaches the tier; null for one that is given by hand only.
             * @default null
             */
            readonly criteria: components["schemas"]["TierCriteria"] | null;
            /**
             * @description What retains the tier when it ends (保级); what reaches it when null.
             * @default null
             */
            readonly retainThreshold: components["schemas"]["TierCriteria"] | null;
            /** @default [] */
            readonly benefits: readonly components["schemas"]["TierBenefit"][];
            readonly version: number;
            readonly createdAt: components["schemas"]["Instant"];
            readonly updatedAt: components["schemas"]["Instant"];
            readonly archivedAt: components["schemas"]["Instant"] | null;
        };
        /** @description BIRTHDAY_UPGRADE: once a year, in the month of the birthday, one unit of an upgraded service costs what the base one costs. FREE_ITEM: one unit a bill is free, `quota` times a period. */
        readonly TierBenefit: {
            /** @constant */
            readonly kind: "BIRTHDAY_UPGRADE";
            /** @description What bills name it by. Benefits of one code count together, whatever tier they are of. */
            readonly code: string;
            readonly name: string;
            /** @default null */
            readonly validFrom: components["schemas"]["Instant"] | null;
            /**
             * @description From this instant on it is over; after validFrom.
             * @default null
             */
            readonly validUntil: components["schemas"]["Instant"] | null;
            /** @description The upgraded service is had at the list price of the base one. */
            readonly upgrades: readonly {
                readonly baseServiceId: components["schemas"]["ServiceId"];
                readonly upgradedServiceId: components["schemas"]["ServiceId"];
            }[];
        } | {
            /** @constant */
            readonly kind: "FREE_ITEM";
            /** @description What bills name it by. Benefits of one code count together, whatever tier they are of. */
            readonly code: string;
            readonly name: string;
            /** @default null */
            readonly validFrom: components["schemas"]["Instant"] | null;
            /**
             * @description From this instant on it is over; after validFrom.
             * @default null
             */
            readonly validUntil: components["schemas"]["Instant"] | null;
            /** @description Services and products of which one unit is free. */
            readonly itemIds: readonly (components["schemas"]["ServiceId"] | components["schemas"]["ProductId"])[];
            /**
             * @description How often in each period.
             * @default 1
             */
            readonly quota: number;
            /**
             * @description By the calendar, on the location's wall clock.
             * @default MONTH
             * @enum {string}
             */
            readonly period: "MONTH" | "YEAR";
            /**
             * @description Given to every bill with such an item while there is quota left, without being asked for.
             * @default false
             */
            readonly automatic: boolean;
        };
        /** @description BIRTHDAY_UPGRADE: once a year, in the month of the birthday, one unit of an upgraded service costs what the base one costs. FREE_ITEM: one unit a bill is free, `quota` times a period. */
        readonly TierBenefitInput: {
            /** @constant */
            readonly kind: "BIRTHDAY_UPGRADE";
            /** @description What bills name it by. Benefits of one code count together, whatever tier they are of. */
            readonly code: string;
            readonly name: string;
            /** @default null */
            readonly validFrom?: components["schemas"]["Instant"] | null;
            /**
             * @description From this instant on it is over; after validFrom.
             * @default null
             */
            readonly validUntil?: components["schemas"]["Instant"] | null;
            /** @description The upgraded service is had at the list price of the base one. */
            readonly upgrades: readonly {
                readonly baseServiceId: components["schemas"]["ServiceId"];
                readonly upgradedServiceId: components["schemas"]["ServiceId"];
            }[];
        } | {
            /** @constant */
            readonly kind: "FREE_ITEM";
            /** @description What bills name it by. Benefits of one code count together, whatever tier they are of. */
            readonly code: string;
            readonly name: string;
            /** @default null */
            readonly validFrom?: components["schemas"]["Instant"] | null;
            /**
             * @description From this instant on it is over; after validFrom.
             * @default null
             */
            readonly validUntil?: components["schemas"]["Instant"] | null;
            /** @description Services and products of which one unit is free. */
            readonly itemIds: readonly (components["schemas"]["ServiceId"] | components["schemas"]["ProductId"])[];
            /**
             * @description How often in each period.
             * @default 1
             */
            readonly quota?: number;
            /**
             * @description By the calendar, on the location's wall clock.
             * @default MONTH
             * @enum {string}
             */
            readonly period?: "MONTH" | "YEAR";
            /**
             * @description Given to every bill with such an item while there is quota left, without being asked for.
             * @default false
             */
            readonly automatic?: boolean;
        };
        /** @description With nothing named every customer meets them. */
        readonly TierCriteria: {
            /**
             * @description Spent in the period, in minor units of the programme’s currency.
             * @default null
             */
            readonly minSpentMinor: number | null;
            /**
             * @description Visits in the period.
             * @default null
             */
            readonly minVisits: number | null;
            /**
             * @description Points earned in the period (成长值), whether spent or not.
             * @default null
             */
            readonly minQualifyingPoints: number | null;
            /**
             * @description Whether all that are named must hold, or one.
             * @default ALL
             * @enum {string}
             */
            readonly match: "ALL" | "ANY";
        };
        /** @description With nothing named every customer meets them. */
        readonly TierCriteriaInput: {
            /**
             * @description Spent in the period, in minor units of the programme’s currency.
             * @default null
             */
            readonly minSpentMinor?: number | null;
            /**
             * @description Visits in the period.
             * @default null
             */
            readonly minVisits?: number | null;
            /**
             * @description Points earned in the period (成长值), whether spent or not.
             * @default null
             */
            readonly minQualifyingPoints?: number | null;
            /**
             * @description Whether all that are named must hold, or one.
             * @default ALL
             * @enum {string}
             */
            readonly match?: "ALL" | "ANY";
        };
        /** @description With nothing named every customer meets them. */
        readonly TierCriteriaPatch: {
            /** @description Spent in the period, in minor units of the programme’s currency. */
            readonly minSpentMinor?: number | null;
            /** @description Visits in the period. */
            readonly minVisits?: number | null;
            /** @description Points earned in the period (成长值), whether spent or not. */
            readonly minQualifyingPoints?: number | null;
            /**
             * @description Whether all that are named must hold, or one.
             * @enum {string}
             */
            readonly match?: "ALL" | "ANY";
        };
        readonly TierEvaluation: {
            /** @description Which spending, visits and points count towards the criteria of tiers. */
            readonly period: {
                /** @constant */
                readonly kind: "ROLLING_DAYS";
                readonly days: number;
            } | {
                /** @constant */
                readonly kind: "CALENDAR_YEAR";
            } | {
                /** @constant */
                readonly kind: "SINCE_JOIN";
            };
            /** @description When a tier must be retained or is lost (保级): so many days after it was reached, each time so many days after the customer joined, or at the end of the calendar year. */
            readonly tierEnds: {
                /** @constant */
                readonly kind: "AFTER_TIER_START";
                readonly days: number;
            } | {
                /** @constant */
                readonly kind: "AFTER_JOINING";
                readonly days: number;
            } | {
                /** @constant */
                readonly kind: "YEAR_END";
            } | {
                /** @constant */
                readonly kind: "NEVER";
            };
            /**
             * @description To the next tier below, to the one that the figures reach, or not at all.
             * @default ONE_DOWN
             * @enum {string}
             */
            readonly downgrade: "ONE_DOWN" | "BALANCE_BASED" | "NEVER";
        };
        readonly TierEvaluationInput: {
            /** @description Which spending, visits and points count towards the criteria of tiers. */
            readonly period: {
                /** @constant */
                readonly kind: "ROLLING_DAYS";
                readonly days: number;
            } | {
                /** @constant */
                readonly kind: "CALENDAR_YEAR";
            } | {
                /** @constant */
                readonly kind: "SINCE_JOIN";
            };
            /** @description When a tier must be retained or is lost (保级): so many days after it was reached, each time so many days after the customer joined, or at the end of the calendar year. */
            readonly tierEnds: {
                /** @constant */
                readonly kind: "AFTER_TIER_START";
                readonly days: number;
            } | {
                /** @constant */
                readonly kind: "AFTER_JOINING";
                readonly days: number;
            } | {
                /** @constant */
                readonly kind: "YEAR_END";
            } | {
                /** @constant */
                readonly kind: "NEVER";
            };
            /**
             * @description To the next tier below, to the one that the figures reach, or not at all.
             * @default ONE_DOWN
             * @enum {string}
             */
            readonly downgrade?: "ONE_DOWN" | "BALANCE_BASED" | "NEVER";
        };
        readonly TierEvaluationPatch: {
            /** @description Which spending, visits and points count towards the criteria of tiers. */
            readonly period?: {
                /** @enum {string} */
                readonly kind?: "ROLLING_DAYS" | "CALENDAR_YEAR" | "SINCE_JOIN";
                readonly days?: number;
            };
            /** @description When a tier must be retained or is lost (保级): so many days after it was reached, each time so many days after the customer joined, or at the end of the calendar year. */
            readonly tierEnds?: {
                /** @enum {string} */
                readonly kind?: "AFTER_TIER_START" | "AFTER_JOINING" | "YEAR_END" | "NEVER";
                readonly days?: number;
            };
            /**
             * @description To the next tier below, to the one that the figures reach, or not at all.
             * @enum {string}
             */
            readonly downgrade?: "ONE_DOWN" | "BALANCE_BASED" | "NEVER";
        };
        /** @description What counts towards tiers. */
        readonly TierFigures: {
            readonly spentMinor: number;
            readonly visits: number;
            readonly qualifyingPoints: number;
        };
        readonly TierGoal: {
            readonly tierId: components["schemas"]["TierId"];
            readonly name: string;
            readonly criteria: components["schemas"]["TierCriteria"];
            /** @description Nothing where the criteria are met; with ANY one of them is enough. */
            readonly missing: components["schemas"]["TierFigures"];
        };
        /** @description The id of a Tier. */
        readonly TierId: string;
        readonly TierPage: {
            readonly data: readonly components["schemas"]["Tier"][];
            /** @description Give it as `cursor` for the next page; null at the end. */
            readonly nextCursor: string | null;
        };
        /** @description The last places of each limit, kept for higher tiers until released. */
        readonly TierReserve: {
            /** @description Tiers of this rank or a higher one may take it. */
            readonly minimumTierRank: number;
            /** @description The share of each limit, rounded up to whole places: 2500 of 10 is 3. */
            readonly shareBasisPoints: number;
            /** @description A date opens to everybody when the date so many days before it begins. */
            readonly releaseDaysBefore: number;
        };
        /** @description The last places of each limit, kept for higher tiers until released. */
        readonly TierReserveInput: {
            /** @description Tiers of this rank or a higher one may take it. */
            readonly minimumTierRank: number;
            /** @description The share of each limit, rounded up to whole places: 2500 of 10 is 3. */
            readonly shareBasisPoints: number;
            /** @description A date opens to everybody when the date so many days before it begins. */
            readonly releaseDaysBefore: number;
        };
        /** @description The last places of each limit, kept for higher tiers until released. */
        readonly TierReservePatch: {
            /** @description Tiers of this rank or a higher one may take it. */
            readonly minimumTierRank?: number;
            /** @description The share of each limit, rounded up to whole places: 2500 of 10 is 3. */
            readonly shareBasisPoints?: number;
            /** @description A date opens to everybody when the date so many days before it begins. */
            readonly releaseDaysBefore?: number;
        };
        readonly TierStanding: {
            readonly customerId: components["schemas"]["CustomerId"];
            readonly tierId: components["schemas"]["TierId"] | null;
            readonly name: string | null;
            /** @description Null for a tier that was given by hand and not looked at since. */
            readonly since: components["schemas"]["Instant"] | null;
            /** @description When it must be retained; null for never. */
            readonly endsAt: components["schemas"]["Instant"] | null;
            /** @description From when on the figures count; null for from the beginning. */
            readonly periodStart: components["schemas"]["Instant"] | null;
            readonly figures: components["schemas"]["TierFigures"];
            /** @description What retains the tier; null where it never ends. */
            readonly retain: components["schemas"]["TierGoal"] | null;
            /** @description What reaches the next tier; null at the top. */
            readonly upgrade: components["schemas"]["TierGoal"] | null;
        };
        /** @description Time of a person, or units of a resource, that no booking may take. */
        readonly TimeBlock: {
            readonly id: components["schemas"]["TimeBlockId"];
            readonly staffId: components["schemas"]["StaffId"] | null;
            readonly resourceId: components["schemas"]["ResourceId"] | null;
            readonly units: number | null;
            readonly type: components["schemas"]["TimeBlockType"];
            readonly countsAsWork: boolean;
            readonly countsTowardUtilisation: boolean;
            readonly reason: string;
            readonly startsAt: components["schemas"]["Instant"];
            readonly endsAt: components["schemas"]["Instant"];
            /** @description The same for all blocks of a series. */
            readonly seriesId: components["schemas"]["TimeBlockId"] | null;
            /** @description Which calendar an EXTERNAL block was imported from. */
            readonly source: string | null;
            /** @description What it is called there. */
            readonly externalId: string | null;
            readonly createdAt: components["schemas"]["Instant"];
        };
        /** @description The id of a TimeBlock. */
        readonly TimeBlockId: string;
        readonly TimeBlockPage: {
            readonly data: readonly components["schemas"]["TimeBlock"][];
            /** @description Give it as `cursor` for the next page; null at the end. */
            readonly nextCursor: string | null;
        };
        /** @description At most 200 blocks within 366 days, none overlapping the next. */
        readonly TimeBlockRepetition: {
            /**
             * @description Of so many days or weeks one.
             * @default 1
             */
            readonly every?: number;
            /** @enum {string} */
            readonly unit: "DAYS" | "WEEKS";
            /** @description Of weeks: on which days, Monday 1 to Sunday 7; the first block's own weekday when absent. */
            readonly weekdays?: readonly number[];
            /** @description The last date a block may start on; either this or a count. */
            readonly until?: components["schemas"]["LocalDate"];
            /** @description How many blocks there are. */
            readonly count?: number;
            /** @description On whose wall clock the times stay the same, such as Asia/Shanghai. */
            readonly timeZone: string;
        };
        /** @enum {string} */
        readonly TimeBlockType: "LEAVE" | "MEETING" | "TRAINING" | "PERSONAL" | "MAINTENANCE" | "OTHER" | "EXTERNAL";
        readonly TimedPriceEffect: {
            /** @constant */
            readonly kind: "PERCENT_OFF";
            /** @description 3000 is 30 % off (7 折). */
            readonly percentOffBasisPoints: number;
            /**
             * @description The most it takes off in all.
             * @default null
             */
            readonly maxOffMinor: number | null;
        } | {
            /** @constant */
            readonly kind: "AMOUNT_OFF";
            /** @description Off each unit of an item, or off the order once. */
            readonly amountOffMinor: number;
        } | {
            /** @constant */
            readonly kind: "UNIT_PRICE";
            /** @description What each unit costs instead, where it costs more. */
            readonly unitPriceMinor: number;
        };
        readonly TimedPriceEffectInput: {
            /** @constant */
            readonly kind: "PERCENT_OFF";
            /** @description 3000 is 30 % off (7 折). */
            readonly percentOffBasisPoints: number;
            /**
             * @description The most it takes off in all.
             * @default null
             */
            readonly maxOffMinor?: number | null;
        } | {
            /** @constant */
            readonly kind: "AMOUNT_OFF";
            /** @description Off each unit of an item, or off the order once. */
            readonly amountOffMinor: number;
        } | {
            /** @constant */
            readonly kind: "UNIT_PRICE";
            /** @description What each unit costs instead, where it costs more. */
            readonly unitPriceMinor: number;
        };
        readonly TimedPriceEffectPatch: {
            /** @enum {string} */
            readonly kind?: "PERCENT_OFF" | "AMOUNT_OFF" | "UNIT_PRICE";
            /** @description 3000 is 30 % off (7 折). */
            readonly percentOffBasisPoints?: number;
            /** @description The most it takes off in all. */
            readonly maxOffMinor?: number | null;
            /** @description Off each unit of an item, or off the order once. */
            readonly amountOffMinor?: number;
            /** @description What each unit costs instead, where it costs more. */
            readonly unitPriceMinor?: number;
        };
        /** @description A price that depends on when the service starts: quiet mornings, member days. */
        readonly TimedPriceRule: {
            readonly id: components["schemas"]["TimedPriceRuleId"];
            readonly name: string;
            /**
             * @default TIMED_PRICE
             * @enum {string}
             */
            readonly kind: "TIMED_PRICE" | "MEMBER_DAY";
            readonly effect: components["schemas"]["TimedPriceEffect"];
            /**
             * @default {
             *       "kinds": null,
             *       "itemIds": null,
             *       "categoryIds": null,
             *       "excludedItemIds": []
             *     }
             */
            readonly scope: components["schemas"]["OfferScope"];
            /** @description One of them must hold when the service starts. */
            readonly windows: readonly components["schemas"]["OfferWindow"][];
            /**
             * @default {
             *       "membersOnly": false,
             *       "tierIds": null,
             *       "firstOrderOnly": false,
             *       "minSpentMinor": 0,
             *       "groupIds": null,
             *       "holdOutBasisPoints": 0
             *     }
             */
            readonly customers: components["schemas"]["CustomerConditions"];
            /**
             * @description Where it applies; null for everywhere.
             * @default null
             */
            readonly locationIds: readonly components["schemas"]["LocationId"][] | null;
            /**
             * @description Of the rules of one group only the best acts.
             * @default null
             */
            readonly exclusiveGroup: string | null;
            /**
             * @description Among rules of one step the lower acts first.
             * @default 0
             */
            readonly priority: number;
            readonly version: number;
            readonly createdAt: components["schemas"]["Instant"];
            readonly updatedAt: components["schemas"]["Instant"];
            readonly archivedAt: components["schemas"]["Instant"] | null;
        };
        /** @description The id of a TimedPriceRule. */
        readonly TimedPriceRuleId: string;
        readonly TimedPriceRulePage: {
            readonly data: readonly components["schemas"]["TimedPriceRule"][];
            /** @description Give it as `cursor` for the next page; null at the end. */
            readonly nextCursor: string | null;
        };
        readonly TopUpGrant: {
            /** @constant */
            readonly kind: "TOP_UP";
            readonly topUpOfferId: components["schemas"]["TopUpOfferId"] | null;
            /** @description What is paid: it becomes principal. */
            readonly principalMinor: number;
            readonly bonusMinor: number;
            /** @description So many times 24 hours from the top-up on; null for ever. */
            readonly principalValidDays: number | null;
            /** @description So many times 24 hours from the top-up on; null for ever. */
            readonly bonusValidDays: number | null;
            readonly newCustomersOnly: boolean;
        };
        /** @description The id of a TopUp. */
        readonly TopUpId: string;
        /** @description What is given on top when somebody tops up: a ladder of bonuses. */
        readonly TopUpOffer: {
            readonly id: components["schemas"]["TopUpOfferId"];
            readonly name: string;
            readonly currency: components["schemas"]["Currency"];
            /** @description The highest step reached counts: with 500 → 50 and 1000 → 150, 999 gets 50. */
            readonly steps: readonly components["schemas"]["TopUpStep"][];
            /**
             * @description Whether the amount is filled with steps, the highest first and each as often as it fits, and their bonuses add up, to 1 000 000 000 000 at most.
             * @default false
             */
            readonly cumulative: boolean;
            /**
             * @description What was paid can be spent for so many times 24 hours from the top-up; null for ever.
             * @default null
             */
            readonly principalValidDays: number | null;
            /**
             * @description The bonus can be spent for so many times 24 hours from the top-up; null for ever.
             * @default null
             */
            readonly bonusValidDays: number | null;
            /**
             * @description Only for a customer's first top-up of all.
             * @default false
             */
            readonly newCustomersOnly: boolean;
            /**
             * @description Where it applies; null for everywhere.
             * @default null
             */
            readonly locationIds: readonly components["schemas"]["LocationId"][] | null;
            /** @default null */
            readonly validFrom: components["schemas"]["Instant"] | null;
            /**
             * @description From this instant on it is over; after validFrom.
             * @default null
             */
            readonly validUntil: components["schemas"]["Instant"] | null;
            readonly version: number;
            readonly createdAt: components["schemas"]["Instant"];
            readonly updatedAt: components["schemas"]["Instant"];
            readonly archivedAt: components["schemas"]["Instant"] | null;
        };
        /** @description The id of a TopUpOffer. */
        readonly TopUpOfferId: string;
        readonly TopUpOfferPage: {
            readonly data: readonly components["schemas"]["TopUpOffer"][];
            /** @description Give it as `cursor` for the next page; null at the end. */
            readonly nextCursor: string | null;
        };
        /** @description A top-up paid back under the policy of its location. */
        readonly TopUpRefund: {
            readonly topUpId: components["schemas"]["TopUpId"];
            /** @enum {string} */
            readonly policy: "PRC_PREPAID" | "PRINCIPAL_LEFT";
            /** @description What is kept of what was paid. */
            readonly deductedMinor: number;
            /** @description What is paid back. */
            readonly refundMinor: number;
            /** @description How it was worked out, in that order. */
            readonly steps: readonly {
                /** @enum {string} */
                readonly code: "PAID" | "BONUS" | "USED" | "SETTLED" | "COOLING_OFF" | "RATIO" | "PRINCIPAL_LEFT" | "DEDUCTED" | "REFUND";
                /** @description In minor units; of RATIO in basis points, of COOLING_OFF 1 within it and 0 after. */
                readonly value: number;
                readonly explanation: string;
            }[];
            readonly refund: components["schemas"]["Refund"];
        };
        /** @description In minor units of the currency of the offer. */
        readonly TopUpStep: {
            /** @description Whoever tops up so much or more gets the bonus of the step; no bill comes to more than its maximum. */
            readonly paidMinor: number;
            readonly bonusMinor: number;
        };
        /** @description In minor units of the currency of the offer. */
        readonly TopUpStepInput: {
            /** @description Whoever tops up so much or more gets the bonus of the step; no bill comes to more than its maximum. */
            readonly paidMinor: number;
            readonly bonusMinor: number;
        };
        /** @description What amounts of one currency come to, in minor units (fen, cents). */
        readonly TotalAmount: {
            readonly amountMinor: number;
            readonly currency: components["schemas"]["Currency"];
        };
        readonly TrialBalance: {
            /** @description A currency, VISIT, POINT, or POINT.<code> of a sub-ledger. */
            readonly unit: string;
            readonly lines: readonly {
                readonly account: components["schemas"]["AccountCode"];
                /** @enum {string} */
                readonly type: "ASSET" | "LIABILITY" | "CONTRA_LIABILITY" | "EQUITY" | "REVENUE" | "CONTRA_REVENUE" | "EXPENSE" | "MEMO";
                /** @description On the normal side of the account: what is owned, owed, earned or spent is positive. */
                readonly amountMinor: number;
                readonly debitMinor: number;
                readonly creditMinor: number;
            }[];
            readonly debitMinor: number;
            /** @description The same as debitMinor, or the books do not balance. */
            readonly creditMinor: number;
        };
        readonly TrialBalances: {
            readonly data: readonly components["schemas"]["TrialBalance"][];
        };
        /** @description How often it is given, at most; null for no limit. Cancelled orders give back. */
        readonly UsageLimits: {
            /** @default null */
            readonly total: number | null;
            /**
             * @description On one date of the location's wall clock, all locations together.
             * @default null
             */
            readonly perDay: number | null;
            /** @default null */
            readonly perCustomer: number | null;
            /** @default null */
            readonly perCustomerPerDay: number | null;
            /**
             * @description From Monday to Sunday on the location's wall clock.
             * @default null
             */
            readonly perCustomerPerWeek: number | null;
            /** @default null */
            readonly perLocation: number | null;
            /** @default null */
            readonly perLocationPerDay: number | null;
            /**
             * @description What it takes off all bills together.
             * @default null
             */
            readonly budgetMinor: number | null;
        };
        /** @description How often it is given, at most; null for no limit. Cancelled orders give back. */
        readonly UsageLimitsInput: {
            /** @default null */
            readonly total?: number | null;
            /**
             * @description On one date of the location's wall clock, all locations together.
             * @default null
             */
            readonly perDay?: number | null;
            /** @default null */
            readonly perCustomer?: number | null;
            /** @default null */
            readonly perCustomerPerDay?: number | null;
            /**
             * @description From Monday to Sunday on the location's wall clock.
             * @default null
             */
            readonly perCustomerPerWeek?: number | null;
            /** @default null */
            readonly perLocation?: number | null;
            /** @default null */
            readonly perLocationPerDay?: number | null;
            /**
             * @description What it takes off all bills together.
             * @default null
             */
            readonly budgetMinor?: number | null;
        };
        /** @description How often it is given, at most; null for no limit. Cancelled orders give back. */
        readonly UsageLimitsPatch: {
            readonly total?: number | null;
            /** @description On one date of the location's wall clock, all locations together. */
            readonly perDay?: number | null;
            readonly perCustomer?: number | null;
            readonly perCustomerPerDay?: number | null;
            /** @description From Monday to Sunday on the location's wall clock. */
            readonly perCustomerPerWeek?: number | null;
            readonly perLocation?: number | null;
            readonly perLocationPerDay?: number | null;
            /** @description What it takes off all bills together. */
            readonly budgetMinor?: number | null;
        };
        readonly VerifiedContact: {
            readonly customerId: components["schemas"]["CustomerId"];
            readonly phone: string;
            readonly contactVerifiedAt: components["schemas"]["Instant"];
            readonly version: number;
        };
        /** @description That a valid document of the customer was seen: which, when, by whom. */
        readonly VerifiedIdentity: {
            /**
             * @description Of the document that was seen.
             * @enum {string}
             */
            readonly documentKind: "IDENTITY_CARD" | "PASSPORT" | "RESIDENCE_PERMIT" | "DRIVING_LICENCE" | "BUSINESS_LICENCE" | "OTHER";
            /** @description The last four characters of its number; the whole number is kept nowhere here. */
            readonly numberEnding: string;
            readonly verifiedAt: components["schemas"]["Instant"];
            /** @description Who has seen it. */
            readonly verifiedBy: {
                readonly kind: string;
                readonly id: string;
            };
        };
        /** @description Where the customer is visited. */
        readonly VisitAddress: {
            readonly line: string;
            /** @default null */
            readonly city: string | null;
            /** @default null */
            readonly latitude: number | null;
            /** @default null */
            readonly longitude: number | null;
            /**
             * @description Floor, door code, where to park.
             * @default
             */
            readonly note: string;
        };
        /** @description Where the customer is visited. */
        readonly VisitAddressInput: {
            readonly line: string;
            /** @default null */
            readonly city?: string | null;
            /** @default null */
            readonly latitude?: number | null;
            /** @default null */
            readonly longitude?: number | null;
            /**
             * @description Floor, door code, where to park.
             * @default
             */
            readonly note?: string;
        };
        /** @description Where the customer is visited. */
        readonly VisitAddressPatch: {
            readonly line?: string;
            readonly city?: string | null;
            readonly latitude?: number | null;
            readonly longitude?: number | null;
            /** @description Floor, door code, where to park. */
            readonly note?: string;
        };
        readonly WaitlistEntry: {
            readonly id: components["schemas"]["WaitlistEntryId"];
            readonly locationId: components["schemas"]["LocationId"];
            readonly customerId: components["schemas"]["CustomerId"];
            readonly state: components["schemas"]["WaitlistState"];
            readonly locationType: components["schemas"]["LocationType"];
            /** @description Guest by guest, in order. */
            readonly segments: readonly components["schemas"]["RequestedSegment"][];
            /** @description Who comes. */
            readonly guests: readonly {
                readonly name: string | null;
            }[];
            readonly guestArrangement: components["schemas"]["GuestArrangement"];
            /** @description The most that a guest waits between segments. */
            readonly maxWaitMinutes: number;
            /** @description Of a visit at the customer's address. */
            readonly address: components["schemas"]["VisitAddress"] | null;
            /** @description The starts that suit, sorted and merged. */
            readonly ranges: readonly components["schemas"]["StartRange"][];
            readonly channel: components["schemas"]["BookingChannel"];
            readonly note: string;
            /** @description Nothing is offered from here on. */
            readonly expiresAt: components["schemas"]["Instant"];
            /** @description The start that is kept for the customer; null unless OFFERED. */
            readonly offer: {
                readonly holdId: components["schemas"]["SlotHoldId"];
                readonly startsAt: components["schemas"]["Instant"];
                readonly endsAt: components["schemas"]["Instant"];
                /** @description The time is kept until here; from here on the offer is over. */
                readonly expiresAt: components["schemas"]["Instant"];
            } | null;
            /** @description What has come of it; null unless BOOKED. */
            readonly bookingId: components["schemas"]["BookingId"] | null;
            /** @description Times of visits offered and not taken; what overlaps them is not offered by itself again. */
            readonly passedTimes: readonly components["schemas"]["StartRange"][];
            /** @description Where free time is told to all: the runs of free starts last told of. */
            readonly notifiedStarts: readonly components["schemas"]["StartRange"][];
            readonly version: number;
            readonly createdAt: components["schemas"]["Instant"];
            readonly updatedAt: components["schemas"]["Instant"];
        };
        /** @description The id of a WaitlistEntry. */
        readonly WaitlistEntryId: string;
        readonly WaitlistEntryPage: {
            readonly data: readonly components["schemas"]["WaitlistEntry"][];
            /** @description Give it as `cursor` for the next page; null at the end. */
            readonly nextCursor: string | null;
        };
        /**
         * @description WAITING for a start, OFFERED one until offer.expiresAt, BOOKED, DECLINED, WITHDRAWN or EXPIRED.
         * @enum {string}
         */
        readonly WaitlistState: "WAITING" | "OFFERED" | "BOOKED" | "DECLINED" | "WITHDRAWN" | "EXPIRED";
        readonly WalkInQueueEntry: {
            readonly id: components["schemas"]["QueueEntryId"];
            readonly locationId: components["schemas"]["LocationId"];
            readonly customerId: components["schemas"]["CustomerId"] | null;
            readonly label: string | null;
            /** @description Guest by guest, in order. */
            readonly segments: readonly components["schemas"]["RequestedSegment"][];
            /** @description Who comes. */
            readonly guests: readonly {
                readonly name: string | null;
            }[];
            readonly guestArrangement: components["schemas"]["GuestArrangement"];
            /** @description The most that a guest waits between segments. */
            readonly maxWaitMinutes: number;
            readonly state: components["schemas"]["WalkInQueueState"];
            /** @description Counted from 1; null for who does not wait. */
            readonly position: number | null;
            /** @description When they will be served, as things stand at this moment; null for who cannot be served before the business day ends, or does not wait. */
            readonly estimatedStartsAt: components["schemas"]["Instant"] | null;
            /** @description From now to estimatedStartsAt, rounded up. */
            readonly estimatedWaitMinutes: number | null;
            readonly note: string;
            /** @description What has come of it; null unless CALLED. */
            readonly bookingId: components["schemas"]["BookingId"] | null;
            readonly joinedAt: components["schemas"]["Instant"];
            /** @description The end of the business day: they wait no longer. */
            readonly expiresAt: components["schemas"]["Instant"];
            readonly version: number;
            readonly updatedAt: components["schemas"]["Instant"];
        };
        readonly WalkInQueueEntryPage: {
            readonly data: readonly components["schemas"]["WalkInQueueEntry"][];
            /** @description Give it as `cursor` for the next page; null at the end. */
            readonly nextCursor: string | null;
        };
        /**
         * @description WAITING, CALLED to be served, LEFT, NO_SHOW when called, or EXPIRED with the business day.
         * @enum {string}
         */
        readonly WalkInQueueState: "WAITING" | "CALLED" | "LEFT" | "NO_SHOW" | "EXPIRED";
        /** @description An error answer (RFC 9457). */
        readonly Problem: {
            /** Format: uri */
            readonly type: string;
            readonly title: string;
            readonly status: number;
            /** @description What the caller can do. */
            readonly detail: string;
            /** @description The path of the request. */
            readonly instance: string;
            /** @description Stable, for programs to act upon; more may come. */
            readonly code: components["schemas"]["ProblemCode"] | string;
            readonly requestId: string;
            readonly errors: readonly components["schemas"]["InputFault"][];
            /** @description What the code says more, by field. */
            readonly details: {
                readonly [key: string]: unknown;
            };
        };
        /** @description One fault of an input. */
        readonly InputFault: {
            /** @description Where (RFC 6901). */
            readonly pointer: string;
            /** @description Which rule. */
            readonly code: string;
            readonly message: string;
        };
        /**
         * @description The codes this version knows of.
         * @enum {string}
         */
        readonly ProblemCode: "add_on_group_incomplete" | "add_on_limit_exceeded" | "add_on_not_offered" | "address_not_expected" | "address_required" | "already_enrolled" | "already_in_rotation" | "already_queued" | "already_redeemed" | "amount_too_large" | "answer_shown_once" | "answer_too_large" | "approval_expired" | "balance_insufficient" | "banked_exceeds_counted" | "beyond_booking_horizon" | "body_too_large" | "booked_at_other_location" | "booking_already_ordered" | "booking_lapsed" | "booking_not_begun" | "booking_not_billable" | "booking_not_online" | "booking_state_forbids" | "break_outside_shift" | "capacity_full" | "card_blocked" | "card_bought_before" | "card_daily_cap_reached" | "card_does_not_cover" | "card_expired" | "card_frozen" | "card_has_no_balance" | "card_has_no_guest_passes" | "card_not_begun" | "card_not_blocked" | "card_not_freezable" | "card_not_frozen" | "card_not_held" | "card_not_sold_here" | "card_not_transferable" | "card_not_valid_at_location" | "card_outside_hours" | "card_owned_already" | "card_product_invalid" | "card_state_forbids" | "card_transferred" | "card_without_order" | "cash_insufficient" | "cash_shift_open" | "cash_shift_overdue" | "cash_shift_required" | "cash_shift_state_forbids" | "cash_shifts_off" | "class_full" | "class_not_begun" | "class_not_open" | "code_taken" | "contact_changed" | "contact_not_verified" | "coupon_limit_reached" | "coupon_state_forbids" | "coupon_taken" | "coupon_template_over" | "coverage_lost" | "credit_limit_exceeded" | "currency_mismatch" | "customer_blocked" | "customer_required" | "customer_without_tier" | "daily_cap_reached" | "date_or_start_required" | "debt_exceeded" | "discount_rejected" | "duplicate_in_list" | "effect_not_for_orders" | "enrollment_state_forbids" | "expense_in_future" | "expense_voided" | "expiry_in_past" | "forbidden" | "freeze_too_long" | "fulfilment_state_forbids" | "fulfilment_window_invalid" | "fulfilment_without_goods" | "gift_card_empty" | "gift_card_expired" | "gift_card_not_empty" | "gift_card_not_usable" | "gift_card_state_forbids" | "guest_passes_used_up" | "hold_expired" | "hold_mismatch" | "id_taken" | "idempotency_in_progress" | "idempotency_key_required" | "idempotency_key_reused" | "identity_not_recorded" | "identity_not_verified" | "internal_error" | "invalid_request" | "lead_time_too_short" | "limit_exceeded" | "location_closed" | "location_in_use" | "location_type_not_offered" | "lot_spent" | "malformed_json" | "membership_card_exists" | "membership_card_not_theirs" | "membership_card_replaced" | "merge_with_itself" | "merged_elsewhere" | "method_not_allowed" | "name_missing" | "name_not_confirmed" | "no_qualified_staff" | "not_found" | "not_in_rotation" | "not_in_turn" | "not_offered_at_location" | "not_refundable" | "not_reopenable" | "nothing_owed" | "order_expired" | "order_not_editable" | "order_not_to_fulfil" | "order_state_forbids" | "orders_open" | "payment_reference_used" | "period_closed" | "period_not_closed" | "period_not_over" | "period_overlap" | "permission_not_held" | "phone_taken" | "pickup_code_wrong" | "pin_locked" | "pin_not_set" | "pin_wrong" | "place_out_of_range" | "points_not_accepted" | "points_too_few" | "precondition_required" | "prepaid_limit_exceeded" | "prepaid_must_last" | "prepayment_expired" | "programme_exists" | "queue_closed" | "queue_state_forbids" | "quote_changed" | "range_empty" | "range_too_long" | "recurrence_invalid" | "redemption_of_order" | "redemption_reversed" | "reference_archived" | "reference_not_found" | "refund_exceeds_line" | "refund_line_unknown" | "refund_request_state_forbids" | "refund_requested" | "repetitions_overlap" | "reschedule_too_late" | "reserved_for_tiers" | "resource_in_use" | "resource_not_at_location" | "reward_not_available" | "rotation_full" | "rounding_not_offered" | "route_not_found" | "segment_not_found" | "segment_over" | "series_conflict" | "series_over" | "service_too_long" | "shift_ends_before_start" | "shift_has_bookings" | "shift_overlap" | "slot_taken" | "spot_not_in_class" | "spot_taken" | "staff_not_at_location" | "staff_not_bookable" | "staff_not_qualified" | "staff_not_working" | "staff_requested" | "start_does_not_suit" | "start_in_past" | "start_missing" | "start_off_grid" | "sub_ledger_unknown" | "tenant_exists" | "tenant_mismatch" | "tenant_required" | "tender_exceeds_due" | "tender_insufficient" | "tender_superfluous" | "tier_window" | "time_block_overlap" | "time_block_overlaps_bookings" | "time_outside_window" | "too_many_holders" | "too_many_open_bookings" | "too_many_repetitions" | "too_many_reschedules" | "too_many_spots" | "top_up_offer_lapsed" | "top_up_offer_rejected" | "transaction_reversed" | "unauthorized" | "unavailable" | "units_exceed_quantity" | "unsupported_media_type" | "value_hold_ended" | "version_conflict" | "waiting_time_over" | "waitlist_full" | "waitlist_state_forbids";
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type AccountBalance = components['schemas']['AccountBalance'];
export type AccountBalancePage = components['schemas']['AccountBalancePage'];
export type AccountCode = components['schemas']['AccountCode'];
export type AccountingPeriod = components['schemas']['AccountingPeriod'];
export type AccountingPeriodId = components['schemas']['AccountingPeriodId'];
export type AccountingPeriodPage = components['schemas']['AccountingPeriodPage'];
export type AddOn = components['schemas']['AddOn'];
export type AddOnChoice = components['schemas']['AddOnChoice'];
export type AddOnChoiceInput = components['schemas']['AddOnChoiceInput'];
export type AddOnGroup = components['schemas']['AddOnGroup'];
export type AddOnGroupInput = components['schemas']['AddOnGroupInput'];
export type AddOnId = components['schemas']['AddOnId'];
export type AddOnPage = components['schemas']['AddOnPage'];
export type AffectedBooking = components['schemas']['AffectedBooking'];
export type AffectedBookings = components['schemas']['AffectedBookings'];
export type ApiKey = components['schemas']['ApiKey'];
export type ApiKeyId = components['schemas']['ApiKeyId'];
export type ApiKeyPage = components['schemas']['ApiKeyPage'];
export type AppliedRule = components['schemas']['AppliedRule'];
export type Assignment = components['schemas']['Assignment'];
export type Assignments = components['schemas']['Assignments'];
export type AuditEntry = components['schemas']['AuditEntry'];
export type AuditEntryId = components['schemas']['AuditEntryId'];
export type AuditEntryPage = components['schemas']['AuditEntryPage'];
export type BalanceSheet = components['schemas']['BalanceSheet'];
export type BalanceSheetStatement = components['schemas']['BalanceSheetStatement'];
export type BestTender = components['schemas']['BestTender'];
export type Booking = components['schemas']['Booking'];
export type BookingChannel = components['schemas']['BookingChannel'];
export type BookingFigures = components['schemas']['BookingFigures'];
export type BookingId = components['schemas']['BookingId'];
export type BookingPage = components['schemas']['BookingPage'];
export type BookingSegment = components['schemas']['BookingSegment'];
export type BookingSeries = components['schemas']['BookingSeries'];
export type BookingSeriesId = components['schemas']['BookingSeriesId'];
export type BookingSeriesResult = components['schemas']['BookingSeriesResult'];
export type BookingState = components['schemas']['BookingState'];
export type CalendarFeed = components['schemas']['CalendarFeed'];
export type CalendarFeedId = components['schemas']['CalendarFeedId'];
export type CalendarFeedKind = components['schemas']['CalendarFeedKind'];
export type CalendarFeedPage = components['schemas']['CalendarFeedPage'];
export type CancelReason = components['schemas']['CancelReason'];
export type CancellationPolicy = components['schemas']['CancellationPolicy'];
export type CancellationPolicyId = components['schemas']['CancellationPolicyId'];
export type CancellationPolicyPage = components['schemas']['CancellationPolicyPage'];
export type CancellationPreset = components['schemas']['CancellationPreset'];
export type CancellationPreview = components['schemas']['CancellationPreview'];
export type CancellationTerms = components['schemas']['CancellationTerms'];
export type CandidateReason = components['schemas']['CandidateReason'];
export type CardBalance = components['schemas']['CardBalance'];
export type CardComponent = components['schemas']['CardComponent'];
export type CardComponentInput = components['schemas']['CardComponentInput'];
export type CardDiscount = components['schemas']['CardDiscount'];
export type CardDiscountInput = components['schemas']['CardDiscountInput'];
export type CardDiscountPatch = components['schemas']['CardDiscountPatch'];
export type CardFreeze = components['schemas']['CardFreeze'];
export type CardFreezeRule = components['schemas']['CardFreezeRule'];
export type CardFreezeRuleInput = components['schemas']['CardFreezeRuleInput'];
export type CardFreezeRulePatch = components['schemas']['CardFreezeRulePatch'];
export type CardGift = components['schemas']['CardGift'];
export type CardGiftInput = components['schemas']['CardGiftInput'];
export type CardGrant = components['schemas']['CardGrant'];
export type CardGuest = components['schemas']['CardGuest'];
export type CardGuestInput = components['schemas']['CardGuestInput'];
export type CardHolder = components['schemas']['CardHolder'];
export type CardKind = components['schemas']['CardKind'];
export type CardProduct = components['schemas']['CardProduct'];
export type CardProductId = components['schemas']['CardProductId'];
export type CardProductPage = components['schemas']['CardProductPage'];
export type CardRedemption = components['schemas']['CardRedemption'];
export type CardRedemptionId = components['schemas']['CardRedemptionId'];
export type CardRedemptionPage = components['schemas']['CardRedemptionPage'];
export type CardRefundRule = components['schemas']['CardRefundRule'];
export type CardRefundRuleInput = components['schemas']['CardRefundRuleInput'];
export type CardRefundRulePatch = components['schemas']['CardRefundRulePatch'];
export type CardRefundValue = components['schemas']['CardRefundValue'];
export type CardTerms = components['schemas']['CardTerms'];
export type CardUse = components['schemas']['CardUse'];
export type CardValidity = components['schemas']['CardValidity'];
export type CardValidityInput = components['schemas']['CardValidityInput'];
export type CardValidityPatch = components['schemas']['CardValidityPatch'];
export type CashFlow = components['schemas']['CashFlow'];
export type CashMovement = components['schemas']['CashMovement'];
export type CashMovementId = components['schemas']['CashMovementId'];
export type CashMovementKind = components['schemas']['CashMovementKind'];
export type CashMovementPage = components['schemas']['CashMovementPage'];
export type CashRules = components['schemas']['CashRules'];
export type CashRulesInput = components['schemas']['CashRulesInput'];
export type CashRulesPatch = components['schemas']['CashRulesPatch'];
export type CashShift = components['schemas']['CashShift'];
export type CashShiftHandOver = components['schemas']['CashShiftHandOver'];
export type CashShiftId = components['schemas']['CashShiftId'];
export type CashShiftPage = components['schemas']['CashShiftPage'];
export type CashShiftState = components['schemas']['CashShiftState'];
export type CashSource = components['schemas']['CashSource'];
export type Category = components['schemas']['Category'];
export type CategoryId = components['schemas']['CategoryId'];
export type CategoryPage = components['schemas']['CategoryPage'];
export type ClassSeriesId = components['schemas']['ClassSeriesId'];
export type ClassSeriesResult = components['schemas']['ClassSeriesResult'];
export type ClassSession = components['schemas']['ClassSession'];
export type ClassSessionId = components['schemas']['ClassSessionId'];
export type ClassSessionPage = components['schemas']['ClassSessionPage'];
export type ClassSessionState = components['schemas']['ClassSessionState'];
export type ClassSpots = components['schemas']['ClassSpots'];
export type Coupon = components['schemas']['Coupon'];
export type CouponId = components['schemas']['CouponId'];
export type CouponPage = components['schemas']['CouponPage'];
export type CouponState = components['schemas']['CouponState'];
export type CouponTemplate = components['schemas']['CouponTemplate'];
export type CouponTemplateId = components['schemas']['CouponTemplateId'];
export type CouponTemplatePage = components['schemas']['CouponTemplatePage'];
export type CreditsLeft = components['schemas']['CreditsLeft'];
export type Currency = components['schemas']['Currency'];
export type Customer = components['schemas']['Customer'];
export type CustomerActivityId = components['schemas']['CustomerActivityId'];
export type CustomerBenefits = components['schemas']['CustomerBenefits'];
export type CustomerCard = components['schemas']['CustomerCard'];
export type CustomerCardId = components['schemas']['CustomerCardId'];
export type CustomerCardPage = components['schemas']['CustomerCardPage'];
export type CustomerCardState = components['schemas']['CustomerCardState'];
export type CustomerConditions = components['schemas']['CustomerConditions'];
export type CustomerConditionsInput = components['schemas']['CustomerConditionsInput'];
export type CustomerConditionsPatch = components['schemas']['CustomerConditionsPatch'];
export type CustomerGroup = components['schemas']['CustomerGroup'];
export type CustomerGroupId = components['schemas']['CustomerGroupId'];
export type CustomerGroupPage = components['schemas']['CustomerGroupPage'];
export type CustomerId = components['schemas']['CustomerId'];
export type CustomerPage = components['schemas']['CustomerPage'];
export type CustomerPoints = components['schemas']['CustomerPoints'];
export type CustomerProfile = components['schemas']['CustomerProfile'];
export type CustomerServiceOverride = components['schemas']['CustomerServiceOverride'];
export type CustomerServiceOverrideInput = components['schemas']['CustomerServiceOverrideInput'];
export type CustomerTransaction = components['schemas']['CustomerTransaction'];
export type CustomerTransactionPage = components['schemas']['CustomerTransactionPage'];
export type DayTotals = components['schemas']['DayTotals'];
export type DebtTender = components['schemas']['DebtTender'];
export type EarningBoost = components['schemas']['EarningBoost'];
export type EarningBoostInput = components['schemas']['EarningBoostInput'];
export type EarningRule = components['schemas']['EarningRule'];
export type EarningRuleInput = components['schemas']['EarningRuleInput'];
export type EarningScope = components['schemas']['EarningScope'];
export type EarningScopeInput = components['schemas']['EarningScopeInput'];
export type Enrollment = components['schemas']['Enrollment'];
export type EnrollmentCancellationPreview = components['schemas']['EnrollmentCancellationPreview'];
export type EnrollmentId = components['schemas']['EnrollmentId'];
export type EnrollmentPage = components['schemas']['EnrollmentPage'];
export type EnrollmentState = components['schemas']['EnrollmentState'];
export type Entitlement = components['schemas']['Entitlement'];
export type EntitlementId = components['schemas']['EntitlementId'];
export type ErasedTenant = components['schemas']['ErasedTenant'];
export type Expense = components['schemas']['Expense'];
export type ExpenseCategory = components['schemas']['ExpenseCategory'];
export type ExpenseId = components['schemas']['ExpenseId'];
export type ExpensePage = components['schemas']['ExpensePage'];
export type ExpenseState = components['schemas']['ExpenseState'];
export type Explanation = components['schemas']['Explanation'];
export type GiftCard = components['schemas']['GiftCard'];
export type GiftCardActivity = components['schemas']['GiftCardActivity'];
export type GiftCardActivityPage = components['schemas']['GiftCardActivityPage'];
export type GiftCardGrant = components['schemas']['GiftCardGrant'];
export type GiftCardId = components['schemas']['GiftCardId'];
export type GiftCardPage = components['schemas']['GiftCardPage'];
export type GiftCardReason = components['schemas']['GiftCardReason'];
export type GiftCardState = components['schemas']['GiftCardState'];
export type GoodsFulfilment = components['schemas']['GoodsFulfilment'];
export type GoodsFulfilmentRequest = components['schemas']['GoodsFulfilmentRequest'];
export type GoodsFulfilmentRequestPatch = components['schemas']['GoodsFulfilmentRequestPatch'];
export type GuestArrangement = components['schemas']['GuestArrangement'];
export type GuestPassRule = components['schemas']['GuestPassRule'];
export type GuestPassRuleInput = components['schemas']['GuestPassRuleInput'];
export type GuestPassRulePatch = components['schemas']['GuestPassRulePatch'];
export type GuestPasses = components['schemas']['GuestPasses'];
export type GuestRequest = components['schemas']['GuestRequest'];
export type ImportedBusyTimes = components['schemas']['ImportedBusyTimes'];
export type Instant = components['schemas']['Instant'];
export type IssuedCoupons = components['schemas']['IssuedCoupons'];
export type LedgerEntry = components['schemas']['LedgerEntry'];
export type LedgerEntryPage = components['schemas']['LedgerEntryPage'];
export type LedgerTransactionId = components['schemas']['LedgerTransactionId'];
export type LedgerVerification = components['schemas']['LedgerVerification'];
export type LiabilityOfKind = components['schemas']['LiabilityOfKind'];
export type LocalDate = components['schemas']['LocalDate'];
export type LocalTime = components['schemas']['LocalTime'];
export type Location = components['schemas']['Location'];
export type LocationId = components['schemas']['LocationId'];
export type LocationPage = components['schemas']['LocationPage'];
export type LocationType = components['schemas']['LocationType'];
export type LotId = components['schemas']['LotId'];
export type LoyaltyProgramme = components['schemas']['LoyaltyProgramme'];
export type LoyaltyProgrammeId = components['schemas']['LoyaltyProgrammeId'];
export type LoyaltyProgrammePage = components['schemas']['LoyaltyProgrammePage'];
export type ManualDiscount = components['schemas']['ManualDiscount'];
export type ManualDiscountInput = components['schemas']['ManualDiscountInput'];
export type ManualDiscountPatch = components['schemas']['ManualDiscountPatch'];
export type Media = components['schemas']['Media'];
export type MediaInput = components['schemas']['MediaInput'];
export type MembershipCard = components['schemas']['MembershipCard'];
export type MembershipCardId = components['schemas']['MembershipCardId'];
export type MembershipCardPage = components['schemas']['MembershipCardPage'];
export type MembershipCardState = components['schemas']['MembershipCardState'];
export type Menu = components['schemas']['Menu'];
export type MenuItem = components['schemas']['MenuItem'];
export type Money = components['schemas']['Money'];
export type MoneyInput = components['schemas']['MoneyInput'];
export type NewApiKey = components['schemas']['NewApiKey'];
export type NewCalendarFeed = components['schemas']['NewCalendarFeed'];
export type NewGiftCard = components['schemas']['NewGiftCard'];
export type NewSlotHold = components['schemas']['NewSlotHold'];
export type OfferEffect = components['schemas']['OfferEffect'];
export type OfferEffectInput = components['schemas']['OfferEffectInput'];
export type OfferEffectPatch = components['schemas']['OfferEffectPatch'];
export type OfferRejection = components['schemas']['OfferRejection'];
export type OfferScope = components['schemas']['OfferScope'];
export type OfferScopeInput = components['schemas']['OfferScopeInput'];
export type OfferScopePatch = components['schemas']['OfferScopePatch'];
export type OfferWindow = components['schemas']['OfferWindow'];
export type OfferWindowInput = components['schemas']['OfferWindowInput'];
export type OpenOrderRules = components['schemas']['OpenOrderRules'];
export type OpenOrderRulesInput = components['schemas']['OpenOrderRulesInput'];
export type OpenOrderRulesPatch = components['schemas']['OpenOrderRulesPatch'];
export type Order = components['schemas']['Order'];
export type OrderDetail = components['schemas']['OrderDetail'];
export type OrderId = components['schemas']['OrderId'];
export type OrderLine = components['schemas']['OrderLine'];
export type OrderLineRequest = components['schemas']['OrderLineRequest'];
export type OrderLoyalty = components['schemas']['OrderLoyalty'];
export type OrderPage = components['schemas']['OrderPage'];
export type OrderPricing = components['schemas']['OrderPricing'];
export type OrderPricingInput = components['schemas']['OrderPricingInput'];
export type OrderPricingPatch = components['schemas']['OrderPricingPatch'];
export type OrderQuote = components['schemas']['OrderQuote'];
export type OrderRequest = components['schemas']['OrderRequest'];
export type OrderState = components['schemas']['OrderState'];
export type Payment = components['schemas']['Payment'];
export type PaymentId = components['schemas']['PaymentId'];
export type PaymentPart = components['schemas']['PaymentPart'];
export type Permission = components['schemas']['Permission'];
export type PlannedUse = components['schemas']['PlannedUse'];
export type PointsExpiry = components['schemas']['PointsExpiry'];
export type PointsExpiryInput = components['schemas']['PointsExpiryInput'];
export type PointsExpiryPatch = components['schemas']['PointsExpiryPatch'];
export type PointsRedemption = components['schemas']['PointsRedemption'];
export type PointsRedemptionId = components['schemas']['PointsRedemptionId'];
export type PointsRedemptionPage = components['schemas']['PointsRedemptionPage'];
export type PointsTenderTerms = components['schemas']['PointsTenderTerms'];
export type PointsTenderTermsInput = components['schemas']['PointsTenderTermsInput'];
export type PointsTenderTermsPatch = components['schemas']['PointsTenderTermsPatch'];
export type PoolUse = components['schemas']['PoolUse'];
export type PrepaidGrant = components['schemas']['PrepaidGrant'];
export type PrepaidLiability = components['schemas']['PrepaidLiability'];
export type PrepaidLiabilityReport = components['schemas']['PrepaidLiabilityReport'];
export type PrepaidPolicy = components['schemas']['PrepaidPolicy'];
export type PrepaidPolicyId = components['schemas']['PrepaidPolicyId'];
export type PrepaidPolicyPage = components['schemas']['PrepaidPolicyPage'];
export type Prepayment = components['schemas']['Prepayment'];
export type PrepaymentInput = components['schemas']['PrepaymentInput'];
export type PrepaymentPatch = components['schemas']['PrepaymentPatch'];
export type Price = components['schemas']['Price'];
export type PriceInput = components['schemas']['PriceInput'];
export type PricePatch = components['schemas']['PricePatch'];
export type Product = components['schemas']['Product'];
export type ProductId = components['schemas']['ProductId'];
export type ProductPage = components['schemas']['ProductPage'];
export type ProfitAndLoss = components['schemas']['ProfitAndLoss'];
export type ProfitAndLossStatement = components['schemas']['ProfitAndLossStatement'];
export type Promotion = components['schemas']['Promotion'];
export type PromotionId = components['schemas']['PromotionId'];
export type PromotionPage = components['schemas']['PromotionPage'];
export type PublishedShifts = components['schemas']['PublishedShifts'];
export type QueueEntryId = components['schemas']['QueueEntryId'];
export type QuoteTax = components['schemas']['QuoteTax'];
export type QuoteTraceStep = components['schemas']['QuoteTraceStep'];
export type ReassignResults = components['schemas']['ReassignResults'];
export type Receivable = components['schemas']['Receivable'];
export type ReceivableId = components['schemas']['ReceivableId'];
export type ReceivablePage = components['schemas']['ReceivablePage'];
export type ReceivableSettlement = components['schemas']['ReceivableSettlement'];
export type ReceivableSettlementId = components['schemas']['ReceivableSettlementId'];
export type ReceivableSettlementPage = components['schemas']['ReceivableSettlementPage'];
export type ReceivableState = components['schemas']['ReceivableState'];
export type RecurrenceRule = components['schemas']['RecurrenceRule'];
export type RecurrenceRuleInput = components['schemas']['RecurrenceRuleInput'];
export type Refund = components['schemas']['Refund'];
export type RefundDestination = components['schemas']['RefundDestination'];
export type RefundId = components['schemas']['RefundId'];
export type RefundKind = components['schemas']['RefundKind'];
export type RefundPage = components['schemas']['RefundPage'];
export type RefundPayment = components['schemas']['RefundPayment'];
export type RefundRequest = components['schemas']['RefundRequest'];
export type RefundRequestId = components['schemas']['RefundRequestId'];
export type RefundRequestPage = components['schemas']['RefundRequestPage'];
export type RefundRequestState = components['schemas']['RefundRequestState'];
export type RefundRules = components['schemas']['RefundRules'];
export type RefundRulesInput = components['schemas']['RefundRulesInput'];
export type RefundRulesPatch = components['schemas']['RefundRulesPatch'];
export type RefundedCard = components['schemas']['RefundedCard'];
export type RequestedLine = components['schemas']['RequestedLine'];
export type RequestedSegment = components['schemas']['RequestedSegment'];
export type Resource = components['schemas']['Resource'];
export type ResourceId = components['schemas']['ResourceId'];
export type ResourcePage = components['schemas']['ResourcePage'];
export type Reward = components['schemas']['Reward'];
export type RewardGives = components['schemas']['RewardGives'];
export type RewardGivesInput = components['schemas']['RewardGivesInput'];
export type RewardGivesPatch = components['schemas']['RewardGivesPatch'];
export type RewardId = components['schemas']['RewardId'];
export type RewardPage = components['schemas']['RewardPage'];
export type RotationQueue = components['schemas']['RotationQueue'];
export type RotationRules = components['schemas']['RotationRules'];
export type RotationRulesInput = components['schemas']['RotationRulesInput'];
export type RotationRulesPatch = components['schemas']['RotationRulesPatch'];
export type SegmentRequest = components['schemas']['SegmentRequest'];
export type SeriesMode = components['schemas']['SeriesMode'];
export type Service = components['schemas']['Service'];
export type ServiceId = components['schemas']['ServiceId'];
export type ServiceOverride = components['schemas']['ServiceOverride'];
export type ServiceOverrideInput = components['schemas']['ServiceOverrideInput'];
export type ServicePage = components['schemas']['ServicePage'];
export type ServiceStep = components['schemas']['ServiceStep'];
export type ServiceStepInput = components['schemas']['ServiceStepInput'];
export type Settlement = components['schemas']['Settlement'];
export type SettlementKind = components['schemas']['SettlementKind'];
export type Shift = components['schemas']['Shift'];
export type ShiftId = components['schemas']['ShiftId'];
export type ShiftPage = components['schemas']['ShiftPage'];
export type ShiftRequest = components['schemas']['ShiftRequest'];
export type ShiftTemplate = components['schemas']['ShiftTemplate'];
export type ShiftTemplateId = components['schemas']['ShiftTemplateId'];
export type ShiftTemplatePage = components['schemas']['ShiftTemplatePage'];
export type ShiftsOfTemplates = components['schemas']['ShiftsOfTemplates'];
export type SkippedDate = components['schemas']['SkippedDate'];
export type Slot = components['schemas']['Slot'];
export type SlotHold = components['schemas']['SlotHold'];
export type SlotHoldId = components['schemas']['SlotHoldId'];
export type Slots = components['schemas']['Slots'];
export type Staff = components['schemas']['Staff'];
export type StaffGender = components['schemas']['StaffGender'];
export type StaffId = components['schemas']['StaffId'];
export type StaffLevel = components['schemas']['StaffLevel'];
export type StaffLevelId = components['schemas']['StaffLevelId'];
export type StaffLevelPage = components['schemas']['StaffLevelPage'];
export type StaffPage = components['schemas']['StaffPage'];
export type StartExplanation = components['schemas']['StartExplanation'];
export type StartRange = components['schemas']['StartRange'];
export type StartRangeInput = components['schemas']['StartRangeInput'];
export type StoredValueAccount = components['schemas']['StoredValueAccount'];
export type StoredValueAccountPage = components['schemas']['StoredValueAccountPage'];
export type StoredValueAdjustment = components['schemas']['StoredValueAdjustment'];
export type StoredValueEntry = components['schemas']['StoredValueEntry'];
export type StoredValueEntryPage = components['schemas']['StoredValueEntryPage'];
export type StoredValueKind = components['schemas']['StoredValueKind'];
export type StoredValueLot = components['schemas']['StoredValueLot'];
export type StoredValuePin = components['schemas']['StoredValuePin'];
export type StoredValuePolicy = components['schemas']['StoredValuePolicy'];
export type StoredValuePolicyInput = components['schemas']['StoredValuePolicyInput'];
export type StoredValuePolicyPatch = components['schemas']['StoredValuePolicyPatch'];
export type SubLedger = components['schemas']['SubLedger'];
export type SubLedgerInput = components['schemas']['SubLedgerInput'];
export type Tag = components['schemas']['Tag'];
export type TagId = components['schemas']['TagId'];
export type TagPage = components['schemas']['TagPage'];
export type TagRule = components['schemas']['TagRule'];
export type TagRuleInput = components['schemas']['TagRuleInput'];
export type TagRulePatch = components['schemas']['TagRulePatch'];
export type Tenant = components['schemas']['Tenant'];
export type TenantId = components['schemas']['TenantId'];
export type TenantPage = components['schemas']['TenantPage'];
export type Tender = components['schemas']['Tender'];
export type TenderInput = components['schemas']['TenderInput'];
export type Tier = components['schemas']['Tier'];
export type TierBenefit = components['schemas']['TierBenefit'];
export type TierBenefitInput = components['schemas']['TierBenefitInput'];
export type TierCriteria = components['schemas']['TierCriteria'];
export type TierCriteriaInput = components['schemas']['TierCriteriaInput'];
export type TierCriteriaPatch = components['schemas']['TierCriteriaPatch'];
export type TierEvaluation = components['schemas']['TierEvaluation'];
export type TierEvaluationInput = components['schemas']['TierEvaluationInput'];
export type TierEvaluationPatch = components['schemas']['TierEvaluationPatch'];
export type TierFigures = components['schemas']['TierFigures'];
export type TierGoal = components['schemas']['TierGoal'];
export type TierId = components['schemas']['TierId'];
export type TierPage = components['schemas']['TierPage'];
export type TierReserve = components['schemas']['TierReserve'];
export type TierReserveInput = components['schemas']['TierReserveInput'];
export type TierReservePatch = components['schemas']['TierReservePatch'];
export type TierStanding = components['schemas']['TierStanding'];
export type TimeBlock = components['schemas']['TimeBlock'];
export type TimeBlockId = components['schemas']['TimeBlockId'];
export type TimeBlockPage = components['schemas']['TimeBlockPage'];
export type TimeBlockRepetition = components['schemas']['TimeBlockRepetition'];
export type TimeBlockType = components['schemas']['TimeBlockType'];
export type TimedPriceEffect = components['schemas']['TimedPriceEffect'];
export type TimedPriceEffectInput = components['schemas']['TimedPriceEffectInput'];
export type TimedPriceEffectPatch = components['schemas']['TimedPriceEffectPatch'];
export type TimedPriceRule = components['schemas']['TimedPriceRule'];
export type TimedPriceRuleId = components['schemas']['TimedPriceRuleId'];
export type TimedPriceRulePage = components['schemas']['TimedPriceRulePage'];
export type TopUpGrant = components['schemas']['TopUpGrant'];
export type TopUpId = components['schemas']['TopUpId'];
export type TopUpOffer = components['schemas']['TopUpOffer'];
export type TopUpOfferId = components['schemas']['TopUpOfferId'];
export type TopUpOfferPage = components['schemas']['TopUpOfferPage'];
export type TopUpRefund = components['schemas']['TopUpRefund'];
export type TopUpStep = components['schemas']['TopUpStep'];
export type TopUpStepInput = components['schemas']['TopUpStepInput'];
export type TotalAmount = components['schemas']['TotalAmount'];
export type TrialBalance = components['schemas']['TrialBalance'];
export type TrialBalances = components['schemas']['TrialBalances'];
export type UsageLimits = components['schemas']['UsageLimits'];
export type UsageLimitsInput = components['schemas']['UsageLimitsInput'];
export type UsageLimitsPatch = components['schemas']['UsageLimitsPatch'];
export type VerifiedContact = components['schemas']['VerifiedContact'];
export type VerifiedIdentity = components['schemas']['VerifiedIdentity'];
export type VisitAddress = components['schemas']['VisitAddress'];
export type VisitAddressInput = components['schemas']['VisitAddressInput'];
export type VisitAddressPatch = components['schemas']['VisitAddressPatch'];
export type WaitlistEntry = components['schemas']['WaitlistEntry'];
export type WaitlistEntryId = components['schemas']['WaitlistEntryId'];
export type WaitlistEntryPage = components['schemas']['WaitlistEntryPage'];
export type WaitlistState = components['schemas']['WaitlistState'];
export type WalkInQueueEntry = components['schemas']['WalkInQueueEntry'];
export type WalkInQueueEntryPage = components['schemas']['WalkInQueueEntryPage'];
export type WalkInQueueState = components['schemas']['WalkInQueueState'];
export type Problem = components['schemas']['Problem'];
export type InputFault = components['schemas']['InputFault'];
export type ProblemCode = components['schemas']['ProblemCode'];
export type $defs = Record<string, never>;
export interface operations {
    readonly "tenants.list": {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                readonly cursor?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["TenantPage"];
                };
            };
        };
    };
    readonly "tenants.create": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @description Chosen by the platform; made when absent. */
                    readonly id?: components["schemas"]["TenantId"];
                    readonly name: string;
                };
            };
        };
        readonly responses: {
            /** @description Made. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Tenant"];
                };
            };
        };
    };
    readonly "tenants.get": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["TenantId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Tenant"];
                };
            };
        };
    };
    readonly "tenants.erase": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["TenantId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @description The tenant's name, so that nobody is erased by a slip. */
                    readonly confirmName: string;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErasedTenant"];
                };
            };
        };
    };
    readonly "tenant.get": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Tenant"];
                };
            };
        };
    };
    readonly "apiKeys.list": {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                readonly cursor?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ApiKeyPage"];
                };
            };
        };
    };
    readonly "apiKeys.create": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly name: string;
                    /** @description What it may do, and nothing else: name what it needs. With tenant:manage it makes further keys, of no more than it may do itself. */
                    readonly permissions: readonly components["schemas"]["Permission"][];
                };
            };
        };
        readonly responses: {
            /** @description Made. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["NewApiKey"];
                };
            };
        };
    };
    readonly "apiKeys.revoke": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["ApiKeyId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ApiKey"];
                };
            };
        };
    };
    readonly "auditEntries.list": {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                readonly cursor?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["AuditEntryPage"];
                };
            };
        };
    };
    readonly "locations.list": {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                readonly cursor?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["LocationPage"];
                };
            };
        };
    };
    readonly "locations.create": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @description Chosen by the caller, for imports; made when absent. */
                    readonly id?: components["schemas"]["LocationId"];
                    readonly name: string;
                    /** @description IANA time zone, such as Asia/Shanghai. */
                    readonly timeZone: string;
                    readonly currency: components["schemas"]["Currency"];
                    /**
                     * @description Bookings start at multiples of this on the wall clock.
                     * @default 15
                     * @enum {number}
                     */
                    readonly slotAlignmentMinutes?: 5 | 6 | 10 | 12 | 15 | 20 | 30 | 40 | 45 | 60 | 90 | 120;
                    /**
                     * @description How long before its start a booking must be made.
                     * @default 0
                     */
                    readonly minLeadMinutes?: number;
                    /**
                     * @description How many days ahead a booking may start; a tier may say otherwise.
                     * @default 90
                     */
                    readonly maxLeadDays?: number;
                    /**
                     * @description Sales before this wall-clock time belong to the previous business day.
                     * @default 00:00
                     */
                    readonly businessDayCutover?: string;
                    /**
                     * @description How long a booking may wait for approval before it expires; never past its start.
                     * @default 1440
                     */
                    readonly pendingTimeoutMinutes?: number;
                    /**
                     * @description For services that say nothing themselves; bookings wait for it.
                     * @default {
                     *       "kind": "NONE"
                     *     }
                     */
                    readonly prepayment?: components["schemas"]["PrepaymentInput"];
                    /**
                     * @description How long a booking may wait for its prepayment before it expires; never past its start.
                     * @default 15
                     */
                    readonly prepaymentTimeoutMinutes?: number;
                    /**
                     * @description How many visits to come one customer may have here at once.
                     * @default null
                     */
                    readonly maxOpenBookingsPerCustomer?: number | null;
                    /**
                     * @description For services without a policy of their own; cancelling is free where there is none.
                     * @default null
                     */
                    readonly cancellationPolicyId?: components["schemas"]["CancellationPolicyId"] | null;
                    /**
                     * @description null: open whenever staff work. Hours past midnight belong to the day they begin on.
                     * @default null
                     */
                    readonly openingHours?: readonly {
                        /** @description Monday 1 to Sunday 7. */
                        readonly weekday: number;
                        /** @description HH:MM. */
                        readonly opensAt: string;
                        /** @description After the opening; past 24:00 it falls on the next day, as in 25:30. */
                        readonly closesAt: components["schemas"]["LocalTime"];
                    }[] | null;
                    /**
                     * @description Dates with other hours than their weekday, or none.
                     * @default []
                     */
                    readonly specialDays?: readonly {
                        readonly date: components["schemas"]["LocalDate"];
                        readonly name: string;
                        /**
                         * @description Instead of the hours of the weekday; empty when closed all day.
                         * @default []
                         */
                        readonly hours?: readonly {
                            /** @description HH:MM. */
                            readonly opensAt: string;
                            /** @description After the opening; past 24:00 it falls on the next day, as in 25:30. */
                            readonly closesAt: components["schemas"]["LocalTime"];
                        }[];
                    }[];
                    /**
                     * @description How long staff travel to a customer's address, each way.
                     * @default 0
                     */
                    readonly travelMinutes?: number;
                    /**
                     * @description How many customers may be there at one time; null for no limit.
                     * @default null
                     */
                    readonly maxConcurrentCustomers?: number | null;
                    /**
                     * @description How many bookings may start on one date of the location's wall clock; null for no limit.
                     * @default null
                     */
                    readonly maxBookingsPerDay?: number | null;
                    /**
                     * @description How many bookings of one customer may start here on one date; null for no limit.
                     * @default null
                     */
                    readonly maxBookingsPerDayPerCustomer?: number | null;
                    /**
                     * @description Applies to `maxConcurrentCustomers` and `maxBookingsPerDay`, where they are set.
                     * @default null
                     */
                    readonly tierReserve?: components["schemas"]["TierReserveInput"] | null;
                    /**
                     * @description Only customers whose contact is verified can hold and book.
                     * @default false
                     */
                    readonly requireVerifiedContact?: boolean;
                    /**
                     * @description Who of the waitlist gets time that becomes free. IN_ORDER: it is kept for the one who has waited longest and whom it suits, then for the next. BROADCAST: all whom it suits are told, and the first to accept has it.
                     * @default IN_ORDER
                     * @enum {string}
                     */
                    readonly waitlistPolicy?: "IN_ORDER" | "BROADCAST";
                    /**
                     * @description How long time is kept for somebody of the waitlist; never past its start.
                     * @default 60
                     */
                    readonly waitlistOfferMinutes?: number;
                    /**
                     * @description How many walk-ins may wait at once, 0 for none; null for no limit of its own, which means 200.
                     * @default null
                     */
                    readonly maxQueueLength?: number | null;
                    /**
                     * @default {
                     *       "taxInclusive": true,
                     *       "serviceTaxBasisPoints": 0,
                     *       "productTaxBasisPoints": 0,
                     *       "serviceCharge": null,
                     *       "cashRounding": null,
                     *       "maxPromotions": 5,
                     *       "tierStacksWithTimedPrices": true
                     *     }
                     */
                    readonly pricing?: components["schemas"]["OrderPricingInput"];
                    /**
                     * @default {
                     *       "expiryMinutes": 1440,
                     *       "parkedExpiryMinutes": 10080
                     *     }
                     */
                    readonly openOrders?: components["schemas"]["OpenOrderRulesInput"];
                    /**
                     * @default {
                     *       "use": "OFF",
                     *       "openOrdersAtClose": "ALLOW",
                     *       "pastDays": "ALLOW"
                     *     }
                     */
                    readonly cashShifts?: components["schemas"]["CashRulesInput"];
                    /**
                     * @default {
                     *       "limitMinor": null,
                     *       "returnCoupons": true
                     *     }
                     */
                    readonly refunds?: components["schemas"]["RefundRulesInput"];
                    /**
                     * @default {
                     *       "spendingOrder": "EARLIEST_EXPIRY",
                     *       "maxPerPaymentMinor": null,
                     *       "maxPerDayMinor": null,
                     *       "refundPolicy": "PRC_PREPAID",
                     *       "coolingOffDays": 7
                     *     }
                     */
                    readonly storedValue?: components["schemas"]["StoredValuePolicyInput"];
                    /**
                     * @description Who serves a visit that names nobody, among those who are free.
                     * @default LEAST_BOOKED
                     * @enum {string}
                     */
                    readonly assignmentStrategy?: "LEAST_BOOKED" | "WEIGHTED_SHARE" | "ROTATION" | "FEWEST_GAPS" | "CATALOGUE_ORDER";
                    /**
                     * @description For FEWEST_GAPS: free time between visits that is shorter than this is of no use.
                     * @default 30
                     */
                    readonly shortestGapMinutes?: number;
                    /**
                     * @default {
                     *       "strict": false,
                     *       "requestedKeepsTurn": true,
                     *       "onSpotPickKeepsTurn": false,
                     *       "laterDaysTakeTurns": false
                     *     }
                     */
                    readonly rotationRules?: components["schemas"]["RotationRulesInput"];
                    readonly address?: string;
                    readonly phone?: string;
                };
            };
        };
        readonly responses: {
            /** @description Made. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Location"];
                };
            };
        };
    };
    readonly "locations.get": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["LocationId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Location"];
                };
            };
        };
    };
    readonly "locations.update": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["LocationId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    readonly name?: string;
                    /** @description IANA time zone, such as Asia/Shanghai. */
                    readonly timeZone?: string;
                    readonly currency?: components["schemas"]["Currency"];
                    /**
                     * @description Bookings start at multiples of this on the wall clock.
                     * @enum {number}
                     */
                    readonly slotAlignmentMinutes?: 5 | 6 | 10 | 12 | 15 | 20 | 30 | 40 | 45 | 60 | 90 | 120;
                    /** @description How long before its start a booking must be made. */
                    readonly minLeadMinutes?: number;
                    /** @description How many days ahead a booking may start; a tier may say otherwise. */
                    readonly maxLeadDays?: number;
                    /** @description Sales before this wall-clock time belong to the previous business day. */
                    readonly businessDayCutover?: string;
                    /** @description How long a booking may wait for approval before it expires; never past its start. */
                    readonly pendingTimeoutMinutes?: number;
                    /** @description For services that say nothing themselves; bookings wait for it. */
                    readonly prepayment?: components["schemas"]["PrepaymentPatch"];
                    /** @description How long a booking may wait for its prepayment before it expires; never past its start. */
                    readonly prepaymentTimeoutMinutes?: number;
                    /** @description How many visits to come one customer may have here at once. */
                    readonly maxOpenBookingsPerCustomer?: number | null;
                    /** @description For services without a policy of their own; cancelling is free where there is none. */
                    readonly cancellationPolicyId?: components["schemas"]["CancellationPolicyId"] | null;
                    /** @description null: open whenever staff work. Hours past midnight belong to the day they begin on. */
                    readonly openingHours?: readonly {
                        /** @description Monday 1 to Sunday 7. */
                        readonly weekday: number;
                        /** @description HH:MM. */
                        readonly opensAt: string;
                        /** @description After the opening; past 24:00 it falls on the next day, as in 25:30. */
                        readonly closesAt: components["schemas"]["LocalTime"];
                    }[] | null;
                    /** @description Dates with other hours than their weekday, or none. */
                    readonly specialDays?: readonly {
                        readonly date: components["schemas"]["LocalDate"];
                        readonly name: string;
                        /**
                         * @description Instead of the hours of the weekday; empty when closed all day.
                         * @default []
                         */
                        readonly hours?: readonly {
                            /** @description HH:MM. */
                            readonly opensAt: string;
                            /** @description After the opening; past 24:00 it falls on the next day, as in 25:30. */
                            readonly closesAt: components["schemas"]["LocalTime"];
                        }[];
                    }[];
                    /** @description How long staff travel to a customer's address, each way. */
                    readonly travelMinutes?: number;
                    /** @description How many customers may be there at one time; null for no limit. */
                    readonly maxConcurrentCustomers?: number | null;
                    /** @description How many bookings may start on one date of the location's wall clock; null for no limit. */
                    readonly maxBookingsPerDay?: number | null;
                    /** @description How many bookings of one customer may start here on one date; null for no limit. */
                    readonly maxBookingsPerDayPerCustomer?: number | null;
                    /** @description Applies to `maxConcurrentCustomers` and `maxBookingsPerDay`, where they are set. */
                    readonly tierReserve?: components["schemas"]["TierReservePatch"] | null;
                    /** @description Only customers whose contact is verified can hold and book. */
                    readonly requireVerifiedContact?: boolean;
                    /**
                     * @description Who of the waitlist gets time that becomes free. IN_ORDER: it is kept for the one who has waited longest and whom it suits, then for the next. BROADCAST: all whom it suits are told, and the first to accept has it.
                     * @enum {string}
                     */
                    readonly waitlistPolicy?: "IN_ORDER" | "BROADCAST";
                    /** @description How long time is kept for somebody of the waitlist; never past its start. */
                    readonly waitlistOfferMinutes?: number;
                    /** @description How many walk-ins may wait at once, 0 for none; null for no limit of its own, which means 200. */
                    readonly maxQueueLength?: number | null;
                    readonly pricing?: components["schemas"]["OrderPricingPatch"];
                    readonly openOrders?: components["schemas"]["OpenOrderRulesPatch"];
                    readonly cashShifts?: components["schemas"]["CashRulesPatch"];
                    readonly refunds?: components["schemas"]["RefundRulesPatch"];
                    readonly storedValue?: components["schemas"]["StoredValuePolicyPatch"];
                    /**
                     * @description Who serves a visit that names nobody, among those who are free.
                     * @enum {string}
                     */
                    readonly assignmentStrategy?: "LEAST_BOOKED" | "WEIGHTED_SHARE" | "ROTATION" | "FEWEST_GAPS" | "CATALOGUE_ORDER";
                    /** @description For FEWEST_GAPS: free time between visits that is shorter than this is of no use. */
                    readonly shortestGapMinutes?: number;
                    readonly rotationRules?: components["schemas"]["RotationRulesPatch"];
                    readonly address?: string | null;
                    readonly phone?: string | null;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Location"];
                };
            };
        };
    };
    readonly "locations.archive": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["LocationId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Location"];
                };
            };
        };
    };
    readonly "resources.list": {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                readonly cursor?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ResourcePage"];
                };
            };
        };
    };
    readonly "resources.create": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @description Chosen by the caller, for imports; made when absent. */
                    readonly id?: components["schemas"]["ResourceId"];
                    readonly locationId: components["schemas"]["LocationId"];
                    /** @enum {string} */
                    readonly kind: "WORKSTATION" | "ROOM" | "EQUIPMENT";
                    readonly name: string;
                    /**
                     * @description How many interchangeable ones there are.
                     * @default 1
                     */
                    readonly quantity?: number;
                };
            };
        };
        readonly responses: {
            /** @description Made. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Resource"];
                };
            };
        };
    };
    readonly "resources.get": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["ResourceId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Resource"];
                };
            };
        };
    };
    readonly "resources.update": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["ResourceId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    readonly locationId?: components["schemas"]["LocationId"];
                    /** @enum {string} */
                    readonly kind?: "WORKSTATION" | "ROOM" | "EQUIPMENT";
                    readonly name?: string;
                    /** @description How many interchangeable ones there are. */
                    readonly quantity?: number;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Resource"];
                };
            };
        };
    };
    readonly "resources.archive": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["ResourceId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Resource"];
                };
            };
        };
    };
    readonly "staffLevels.list": {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                readonly cursor?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["StaffLevelPage"];
                };
            };
        };
    };
    readonly "staffLevels.create": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @description Chosen by the caller, for imports; made when absent. */
                    readonly id?: components["schemas"]["StaffLevelId"];
                    readonly name: string;
                    /**
                     * @description Order of the levels, lowest first.
                     * @default 0
                     */
                    readonly rank?: number;
                };
            };
        };
        readonly responses: {
            /** @description Made. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["StaffLevel"];
                };
            };
        };
    };
    readonly "staffLevels.get": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["StaffLevelId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["StaffLevel"];
                };
            };
        };
    };
    readonly "staffLevels.update": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["StaffLevelId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    readonly name?: string;
                    /** @description Order of the levels, lowest first. */
                    readonly rank?: number;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["StaffLevel"];
                };
            };
        };
    };
    readonly "staffLevels.archive": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["StaffLevelId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["StaffLevel"];
                };
            };
        };
    };
    readonly "staff.list": {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                readonly cursor?: string;
                /** @description Only who performs it and can be booked. */
                readonly serviceId?: components["schemas"]["ServiceId"];
                /** @description Only who may be put on shift there. */
                readonly locationId?: components["schemas"]["LocationId"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["StaffPage"];
                };
            };
        };
    };
    readonly "staff.create": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @description Chosen by the caller, for imports; made when absent. */
                    readonly id?: components["schemas"]["StaffId"];
                    readonly name: string;
                    /** @default null */
                    readonly staffLevelId?: components["schemas"]["StaffLevelId"] | null;
                    /**
                     * @description For customers who ask for a woman or a man; null takes no part in that.
                     * @default null
                     */
                    readonly gender?: components["schemas"]["StaffGender"] | null;
                    /**
                     * @description Where this person may be put on shift.
                     * @default []
                     */
                    readonly locationIds?: readonly components["schemas"]["LocationId"][];
                    /**
                     * @description How many bookings the person takes on one date, at all locations; null for no limit.
                     * @default null
                     */
                    readonly maxBookingsPerDay?: number | null;
                    /**
                     * @description For WEIGHTED_SHARE: twice the weight, twice the visits.
                     * @default 100
                     */
                    readonly assignmentWeight?: number;
                    /**
                     * @description For WEIGHTED_SHARE: among people with equal shares the higher goes first.
                     * @default 0
                     */
                    readonly assignmentPriority?: number;
                    /**
                     * @description For WEIGHTED_SHARE: the date from which the person takes part, to be set after a long absence; they start level with the others then. Null for the day the record was made.
                     * @default null
                     */
                    readonly sharesFrom?: components["schemas"]["LocalDate"] | null;
                    /**
                     * @description Whether customers can be booked with this person.
                     * @default true
                     */
                    readonly bookable?: boolean;
                };
            };
        };
        readonly responses: {
            /** @description Made. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Staff"];
                };
            };
        };
    };
    readonly "staff.get": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["StaffId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Staff"];
                };
            };
        };
    };
    readonly "staff.update": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["StaffId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    readonly name?: string;
                    readonly staffLevelId?: components["schemas"]["StaffLevelId"] | null;
                    /** @description For customers who ask for a woman or a man; null takes no part in that. */
                    readonly gender?: components["schemas"]["StaffGender"] | null;
                    /** @description Where this person may be put on shift. */
                    readonly locationIds?: readonly components["schemas"]["LocationId"][];
                    /** @description How many bookings the person takes on one date, at all locations; null for no limit. */
                    readonly maxBookingsPerDay?: number | null;
                    /** @description For WEIGHTED_SHARE: twice the weight, twice the visits. */
                    readonly assignmentWeight?: number;
                    /** @description For WEIGHTED_SHARE: among people with equal shares the higher goes first. */
                    readonly assignmentPriority?: number;
                    /** @description For WEIGHTED_SHARE: the date from which the person takes part, to be set after a long absence; they start level with the others then. Null for the day the record was made. */
                    readonly sharesFrom?: components["schemas"]["LocalDate"] | null;
                    /** @description Whether customers can be booked with this person. */
                    readonly bookable?: boolean;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Staff"];
                };
            };
        };
    };
    readonly "staff.archive": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["StaffId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Staff"];
                };
            };
        };
    };
    readonly "staff.affectedBookings": {
        readonly parameters: {
            readonly query: {
                readonly from: components["schemas"]["Instant"];
                /** @description At most 62 days after `from`. */
                readonly to: components["schemas"]["Instant"];
            };
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["StaffId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["AffectedBookings"];
                };
            };
        };
    };
    readonly "staff.importBusyTimes": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["StaffId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @description Names the calendar; an import replaces what is of the same one. */
                    readonly source: string;
                    readonly from: components["schemas"]["Instant"];
                    /** @description At most 366 days after `from`. All that overlaps this window is replaced. */
                    readonly to: components["schemas"]["Instant"];
                    /** @description All times of the source that overlap the window. They may overlap each other. */
                    readonly times: readonly {
                        /** @description What the source calls it. */
                        readonly externalId: string;
                        readonly startsAt: components["schemas"]["Instant"];
                        /** @description After the start, at most 366 days later. */
                        readonly endsAt: components["schemas"]["Instant"];
                    }[];
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ImportedBusyTimes"];
                };
            };
        };
    };
    readonly "services.list": {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                readonly cursor?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ServicePage"];
                };
            };
        };
    };
    readonly "services.create": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @description Chosen by the caller, for imports; made when absent. */
                    readonly id?: components["schemas"]["ServiceId"];
                    readonly name: string;
                    /** @default  */
                    readonly description?: string;
                    /**
                     * @description What it is put together with, for offers, points and lists of orders; orders keep that of their time.
                     * @default null
                     */
                    readonly categoryId?: components["schemas"]["CategoryId"] | null;
                    /** @default [] */
                    readonly media?: readonly components["schemas"]["MediaInput"][];
                    /**
                     * @description Whose menus show it; null for all. Bookings are not held to it.
                     * @default null
                     */
                    readonly channels?: readonly components["schemas"]["BookingChannel"][] | null;
                    /**
                     * @description Where it is offered; null for every location.
                     * @default null
                     */
                    readonly locationIds?: readonly components["schemas"]["LocationId"][] | null;
                    /** @default [] */
                    readonly steps?: readonly components["schemas"]["ServiceStepInput"][];
                    /**
                     * @description Whether it can be had where no override says; false with an override for one level is for that level only.
                     * @default true
                     */
                    readonly bookable?: boolean;
                    /**
                     * @description Staff get ready; the customer has not begun.
                     * @default 0
                     */
                    readonly preparationMinutes?: number;
                    /** @description Staff and customer together. */
                    readonly durationMinutes: number;
                    /**
                     * @description The customer waits (colour takes); staff are free.
                     * @default 0
                     */
                    readonly processingMinutes?: number;
                    /**
                     * @description Staff and customer together again, after processing.
                     * @default 0
                     */
                    readonly finishingMinutes?: number;
                    /**
                     * @description Staff clean up; the customer has left.
                     * @default 0
                     */
                    readonly transitionMinutes?: number;
                    readonly price: components["schemas"]["PriceInput"];
                    /**
                     * @description Other terms at particular locations, of particular levels or people.
                     * @default []
                     */
                    readonly overrides?: readonly components["schemas"]["ServiceOverrideInput"][];
                    /**
                     * @description Where it can be had.
                     * @default [
                     *       "LOCATION"
                     *     ]
                     */
                    readonly locationTypes?: readonly components["schemas"]["LocationType"][];
                    /**
                     * @description Each way to a customer's address, staff only; null for the location's.
                     * @default null
                     */
                    readonly travelMinutes?: number | null;
                    /**
                     * @description Bookings wait for approval; their time is taken meanwhile.
                     * @default false
                     */
                    readonly requiresApproval?: boolean;
                    /**
                     * @description Instead of the location's policy.
                     * @default null
                     */
                    readonly cancellationPolicyId?: components["schemas"]["CancellationPolicyId"] | null;
                    /**
                     * @description Instead of the location's.
                     * @default null
                     */
                    readonly prepayment?: components["schemas"]["PrepaymentInput"] | null;
                    /**
                     * @description How many customers may have it at one time at one location; null for no limit.
                     * @default null
                     */
                    readonly maxConcurrentBookings?: number | null;
                    /**
                     * @description How many bookings may have it start on one date at one location; null for no limit.
                     * @default null
                     */
                    readonly maxBookingsPerDay?: number | null;
                    /**
                     * @description Who performs this service.
                     * @default []
                     */
                    readonly staffIds?: readonly components["schemas"]["StaffId"][];
                    /**
                     * @description Each is met by one of its resources at the location of the booking.
                     * @default []
                     */
                    readonly resourceRequirements?: readonly {
                        readonly resourceIds: readonly components["schemas"]["ResourceId"][];
                        /** @default 1 */
                        readonly quantity?: number;
                        /**
                         * @description Guests of one visit use it together while their segments overlap: a room for two.
                         * @default false
                         */
                        readonly sharedByParty?: boolean;
                        /**
                         * @description Taken to the customer's address or used for visits online; others are left free then.
                         * @default false
                         */
                        readonly carriedAlong?: boolean;
                    }[];
                    /**
                     * @description Add-ons that can or must be chosen with it.
                     * @default []
                     */
                    readonly addOnGroups?: readonly components["schemas"]["AddOnGroupInput"][];
                };
            };
        };
        readonly responses: {
            /** @description Made. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Service"];
                };
            };
        };
    };
    readonly "services.get": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["ServiceId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Service"];
                };
            };
        };
    };
    readonly "services.update": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["ServiceId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    readonly name?: string;
                    readonly description?: string;
                    /** @description What it is put together with, for offers, points and lists of orders; orders keep that of their time. */
                    readonly categoryId?: components["schemas"]["CategoryId"] | null;
                    readonly media?: readonly components["schemas"]["MediaInput"][];
                    /** @description Whose menus show it; null for all. Bookings are not held to it. */
                    readonly channels?: readonly components["schemas"]["BookingChannel"][] | null;
                    /** @description Where it is offered; null for every location. */
                    readonly locationIds?: readonly components["schemas"]["LocationId"][] | null;
                    readonly steps?: readonly components["schemas"]["ServiceStepInput"][];
                    /** @description Whether it can be had where no override says; false with an override for one level is for that level only. */
                    readonly bookable?: boolean;
                    /** @description Staff get ready; the customer has not begun. */
                    readonly preparationMinutes?: number;
                    /** @description Staff and customer together. */
                    readonly durationMinutes?: number;
                    /** @description The customer waits (colour takes); staff are free. */
                    readonly processingMinutes?: number;
                    /** @description Staff and customer together again, after processing. */
                    readonly finishingMinutes?: number;
                    /** @description Staff clean up; the customer has left. */
                    readonly transitionMinutes?: number;
                    readonly price?: components["schemas"]["PricePatch"];
                    /** @description Other terms at particular locations, of particular levels or people. */
                    readonly overrides?: readonly components["schemas"]["ServiceOverrideInput"][];
                    /** @description Where it can be had. */
                    readonly locationTypes?: readonly components["schemas"]["LocationType"][];
                    /** @description Each way to a customer's address, staff only; null for the location's. */
                    readonly travelMinutes?: number | null;
                    /** @description Bookings wait for approval; their time is taken meanwhile. */
                    readonly requiresApproval?: boolean;
                    /** @description Instead of the location's policy. */
                    readonly cancellationPolicyId?: components["schemas"]["CancellationPolicyId"] | null;
                    /** @description Instead of the location's. */
                    readonly prepayment?: components["schemas"]["PrepaymentPatch"] | null;
                    /** @description How many customers may have it at one time at one location; null for no limit. */
                    readonly maxConcurrentBookings?: number | null;
                    /** @description How many bookings may have it start on one date at one location; null for no limit. */
                    readonly maxBookingsPerDay?: number | null;
                    /** @description Who performs this service. */
                    readonly staffIds?: readonly components["schemas"]["StaffId"][];
                    /** @description Each is met by one of its resources at the location of the booking. */
                    readonly resourceRequirements?: readonly {
                        readonly resourceIds: readonly components["schemas"]["ResourceId"][];
                        /** @default 1 */
                        readonly quantity?: number;
                        /**
                         * @description Guests of one visit use it together while their segments overlap: a room for two.
                         * @default false
                         */
                        readonly sharedByParty?: boolean;
                        /**
                         * @description Taken to the customer's address or used for visits online; others are left free then.
                         * @default false
                         */
                        readonly carriedAlong?: boolean;
                    }[];
                    /** @description Add-ons that can or must be chosen with it. */
                    readonly addOnGroups?: readonly components["schemas"]["AddOnGroupInput"][];
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Service"];
                };
            };
        };
    };
    readonly "services.archive": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["ServiceId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Service"];
                };
            };
        };
    };
    readonly "addOns.list": {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                readonly cursor?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["AddOnPage"];
                };
            };
        };
    };
    readonly "addOns.create": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @description Chosen by the caller, for imports; made when absent. */
                    readonly id?: components["schemas"]["AddOnId"];
                    readonly name: string;
                    /** @default  */
                    readonly description?: string;
                    /** @description What it adds to the price of the service, each time it is chosen. */
                    readonly price: components["schemas"]["PriceInput"];
                    /**
                     * @description What it adds to the time of staff and customer together, each time it is chosen.
                     * @default 0
                     */
                    readonly durationMinutes?: number;
                    /**
                     * @description Who performs it; null for everybody who performs the service.
                     * @default null
                     */
                    readonly staffIds?: readonly components["schemas"]["StaffId"][] | null;
                    /**
                     * @description Each is met by one of its resources at the location of the booking.
                     * @default []
                     */
                    readonly resourceRequirements?: readonly {
                        readonly resourceIds: readonly components["schemas"]["ResourceId"][];
                        /** @default 1 */
                        readonly quantity?: number;
                        /**
                         * @description Guests of one visit use it together while their segments overlap: a room for two.
                         * @default false
                         */
                        readonly sharedByParty?: boolean;
                        /**
                         * @description Taken to the customer's address or used for visits online; others are left free then.
                         * @default false
                         */
                        readonly carriedAlong?: boolean;
                    }[];
                };
            };
        };
        readonly responses: {
            /** @description Made. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["AddOn"];
                };
            };
        };
    };
    readonly "addOns.get": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["AddOnId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["AddOn"];
                };
            };
        };
    };
    readonly "addOns.update": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["AddOnId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    readonly name?: string;
                    readonly description?: string;
                    /** @description What it adds to the price of the service, each time it is chosen. */
                    readonly price?: components["schemas"]["PricePatch"];
                    /** @description What it adds to the time of staff and customer together, each time it is chosen. */
                    readonly durationMinutes?: number;
                    /** @description Who performs it; null for everybody who performs the service. */
                    readonly staffIds?: readonly components["schemas"]["StaffId"][] | null;
                    /** @description Each is met by one of its resources at the location of the booking. */
                    readonly resourceRequirements?: readonly {
                        readonly resourceIds: readonly components["schemas"]["ResourceId"][];
                        /** @default 1 */
                        readonly quantity?: number;
                        /**
                         * @description Guests of one visit use it together while their segments overlap: a room for two.
                         * @default false
                         */
                        readonly sharedByParty?: boolean;
                        /**
                         * @description Taken to the customer's address or used for visits online; others are left free then.
                         * @default false
                         */
                        readonly carriedAlong?: boolean;
                    }[];
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["AddOn"];
                };
            };
        };
    };
    readonly "addOns.archive": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["AddOnId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["AddOn"];
                };
            };
        };
    };
    readonly "categories.list": {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                readonly cursor?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CategoryPage"];
                };
            };
        };
    };
    readonly "categories.create": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @description Chosen by the caller, for imports; made when absent. */
                    readonly id?: components["schemas"]["CategoryId"];
                    readonly name: string;
                };
            };
        };
        readonly responses: {
            /** @description Made. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Category"];
                };
            };
        };
    };
    readonly "categories.get": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["CategoryId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Category"];
                };
            };
        };
    };
    readonly "categories.update": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["CategoryId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    readonly name?: string;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Category"];
                };
            };
        };
    };
    readonly "categories.archive": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["CategoryId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Category"];
                };
            };
        };
    };
    readonly "products.list": {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                readonly cursor?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ProductPage"];
                };
            };
        };
    };
    readonly "products.create": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @description Chosen by the caller, for imports; made when absent. */
                    readonly id?: components["schemas"]["ProductId"];
                    readonly name: string;
                    /** @default null */
                    readonly sku?: string | null;
                    readonly price: components["schemas"]["PriceInput"];
                    /** @default  */
                    readonly description?: string;
                    /**
                     * @description What it is put together with, for offers, points and lists of orders; orders keep that of their time.
                     * @default null
                     */
                    readonly categoryId?: components["schemas"]["CategoryId"] | null;
                    /** @default [] */
                    readonly media?: readonly components["schemas"]["MediaInput"][];
                    /**
                     * @description Whose menus show it; null for all. Bookings are not held to it.
                     * @default null
                     */
                    readonly channels?: readonly components["schemas"]["BookingChannel"][] | null;
                    /**
                     * @description Where it is offered; null for every location.
                     * @default null
                     */
                    readonly locationIds?: readonly components["schemas"]["LocationId"][] | null;
                };
            };
        };
        readonly responses: {
            /** @description Made. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Product"];
                };
            };
        };
    };
    readonly "products.get": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["ProductId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Product"];
                };
            };
        };
    };
    readonly "products.update": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["ProductId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    readonly name?: string;
                    readonly sku?: string | null;
                    readonly price?: components["schemas"]["PricePatch"];
                    readonly description?: string;
                    /** @description What it is put together with, for offers, points and lists of orders; orders keep that of their time. */
                    readonly categoryId?: components["schemas"]["CategoryId"] | null;
                    readonly media?: readonly components["schemas"]["MediaInput"][];
                    /** @description Whose menus show it; null for all. Bookings are not held to it. */
                    readonly channels?: readonly components["schemas"]["BookingChannel"][] | null;
                    /** @description Where it is offered; null for every location. */
                    readonly locationIds?: readonly components["schemas"]["LocationId"][] | null;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Product"];
                };
            };
        };
    };
    readonly "products.archive": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["ProductId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Product"];
                };
            };
        };
    };
    readonly "menu.get": {
        readonly parameters: {
            readonly query: {
                readonly limit?: number;
                readonly cursor?: string;
                readonly locationId: components["schemas"]["LocationId"];
                /** @description Whose menu; every item is shown when absent. */
                readonly channel?: components["schemas"]["BookingChannel"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Menu"];
                };
            };
        };
    };
    readonly "cancellationPolicies.list": {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                readonly cursor?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CancellationPolicyPage"];
                };
            };
        };
    };
    readonly "cancellationPolicies.create": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @description Chosen by the caller, for imports; made when absent. */
                    readonly id?: components["schemas"]["CancellationPolicyId"];
                    readonly name: string;
                    /** @description The window with the most hours that the cancellation keeps applies; nothing goes back where it keeps none. */
                    readonly windows: readonly {
                        readonly minHoursBefore: number;
                        /** @description What goes back of the price where it was paid. */
                        readonly refundBasisPoints: number;
                        /**
                         * @description What is owed of the price where it was not paid.
                         * @default 0
                         */
                        readonly feeBasisPoints?: number;
                    }[];
                    /**
                     * @description Also for cancelling once the visit should have begun.
                     * @default {}
                     */
                    readonly noShow?: {
                        /**
                         * @description What goes back of the price where it was paid.
                         * @default 0
                         */
                        readonly refundBasisPoints?: number;
                        /**
                         * @description What is owed of the price where it was not paid.
                         * @default 0
                         */
                        readonly feeBasisPoints?: number;
                    };
                    /**
                     * @description Up to how long before its start a visit can be moved; never after it.
                     * @default 0
                     */
                    readonly rescheduleMinHours?: number;
                    /** @default null */
                    readonly maxReschedules?: number | null;
                };
            };
        };
        readonly responses: {
            /** @description Made. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CancellationPolicy"];
                };
            };
        };
    };
    readonly "cancellationPolicies.get": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["CancellationPolicyId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CancellationPolicy"];
                };
            };
        };
    };
    readonly "cancellationPolicies.update": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["CancellationPolicyId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    readonly name?: string;
                    /** @description The window with the most hours that the cancellation keeps applies; nothing goes back where it keeps none. */
                    readonly windows?: readonly {
                        readonly minHoursBefore: number;
                        /** @description What goes back of the price where it was paid. */
                        readonly refundBasisPoints: number;
                        /**
                         * @description What is owed of the price where it was not paid.
                         * @default 0
                         */
                        readonly feeBasisPoints?: number;
                    }[];
                    /** @description Also for cancelling once the visit should have begun. */
                    readonly noShow?: {
                        /** @description What goes back of the price where it was paid. */
                        readonly refundBasisPoints?: number;
                        /** @description What is owed of the price where it was not paid. */
                        readonly feeBasisPoints?: number;
                    };
                    /** @description Up to how long before its start a visit can be moved; never after it. */
                    readonly rescheduleMinHours?: number;
                    readonly maxReschedules?: number | null;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CancellationPolicy"];
                };
            };
        };
    };
    readonly "cancellationPolicies.archive": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["CancellationPolicyId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CancellationPolicy"];
                };
            };
        };
    };
    readonly "cancellationPolicies.createPreset": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly preset: components["schemas"]["CancellationPreset"];
                    /** @description The preset's own name when absent. */
                    readonly name?: string;
                };
            };
        };
        readonly responses: {
            /** @description Made. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CancellationPolicy"];
                };
            };
        };
    };
    readonly "shiftTemplates.list": {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                readonly cursor?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ShiftTemplatePage"];
                };
            };
        };
    };
    readonly "shiftTemplates.create": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @description Chosen by the caller, for imports; made when absent. */
                    readonly id?: components["schemas"]["ShiftTemplateId"];
                    readonly locationId: components["schemas"]["LocationId"];
                    readonly staffId: components["schemas"]["StaffId"];
                    /** @description Monday 1 to Sunday 7. */
                    readonly weekday: number;
                    /** @description HH:MM. */
                    readonly startTime: string;
                    /** @description After the start; past 24:00 the shift ends on the next day. */
                    readonly endTime: components["schemas"]["LocalTime"];
                    /**
                     * @description Time off within the shift, ascending; past 24:00 on the next day, as the shift itself.
                     * @default []
                     */
                    readonly breaks?: readonly {
                        readonly startTime: components["schemas"]["LocalTime"];
                        readonly endTime: components["schemas"]["LocalTime"];
                    }[];
                    /** @description The first date, this one included. */
                    readonly validFrom: components["schemas"]["LocalDate"];
                    /**
                     * @description The last date, this one included; null for no end.
                     * @default null
                     */
                    readonly validTo?: components["schemas"]["LocalDate"] | null;
                };
            };
        };
        readonly responses: {
            /** @description Made. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ShiftTemplate"];
                };
            };
        };
    };
    readonly "shiftTemplates.get": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["ShiftTemplateId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ShiftTemplate"];
                };
            };
        };
    };
    readonly "shiftTemplates.update": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["ShiftTemplateId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    readonly locationId?: components["schemas"]["LocationId"];
                    readonly staffId?: components["schemas"]["StaffId"];
                    /** @description Monday 1 to Sunday 7. */
                    readonly weekday?: number;
                    /** @description HH:MM. */
                    readonly startTime?: string;
                    /** @description After the start; past 24:00 the shift ends on the next day. */
                    readonly endTime?: components["schemas"]["LocalTime"];
                    /** @description Time off within the shift, ascending; past 24:00 on the next day, as the shift itself. */
                    readonly breaks?: readonly {
                        readonly startTime: components["schemas"]["LocalTime"];
                        readonly endTime: components["schemas"]["LocalTime"];
                    }[];
                    /** @description The first date, this one included. */
                    readonly validFrom?: components["schemas"]["LocalDate"];
                    /** @description The last date, this one included; null for no end. */
                    readonly validTo?: components["schemas"]["LocalDate"] | null;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ShiftTemplate"];
                };
            };
        };
    };
    readonly "shiftTemplates.archive": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["ShiftTemplateId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ShiftTemplate"];
                };
            };
        };
    };
    readonly "shifts.list": {
        readonly parameters: {
            readonly query: {
                readonly limit?: number;
                readonly cursor?: string;
                readonly locationId: components["schemas"]["LocationId"];
                readonly fromDate: components["schemas"]["LocalDate"];
                /** @description The last date, this one included. */
                readonly toDate: components["schemas"]["LocalDate"];
                readonly staffId?: components["schemas"]["StaffId"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ShiftPage"];
                };
            };
        };
    };
    readonly "shifts.publish": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly locationId: components["schemas"]["LocationId"];
                    readonly staffId: components["schemas"]["StaffId"];
                    /** @description All are published, or none. */
                    readonly shifts: readonly components["schemas"]["ShiftRequest"][];
                };
            };
        };
        readonly responses: {
            /** @description Made. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PublishedShifts"];
                };
            };
        };
    };
    readonly "shifts.publishFromTemplates": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly locationId: components["schemas"]["LocationId"];
                    /** @description Only these people; everybody with a template when absent. */
                    readonly staffIds?: readonly components["schemas"]["StaffId"][];
                    readonly fromDate: components["schemas"]["LocalDate"];
                    /**
                     * Format: date
                     * @description The last date, this one included; at most 62 days in all.
                     */
                    readonly toDate: components["schemas"]["LocalDate"];
                };
            };
        };
        readonly responses: {
            /** @description Made. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ShiftsOfTemplates"];
                };
            };
        };
    };
    readonly "shifts.replace": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["ShiftId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @description HH:MM on `date`. */
                    readonly startTime: string;
                    /** @description After the start; past 24:00 the shift ends on the next day. */
                    readonly endTime: components["schemas"]["LocalTime"];
                    /**
                     * @description Time off within the shift, ascending; past 24:00 on the next day, as the shift itself.
                     * @default []
                     */
                    readonly breaks?: readonly {
                        readonly startTime: components["schemas"]["LocalTime"];
                        readonly endTime: components["schemas"]["LocalTime"];
                    }[];
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Shift"];
                };
            };
        };
    };
    readonly "shifts.remove": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["ShiftId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Shift"];
                };
            };
        };
    };
    readonly "timeBlocks.list": {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                readonly cursor?: string;
                readonly staffId?: components["schemas"]["StaffId"];
                /** @description Passed over where a staffId is given. */
                readonly resourceId?: components["schemas"]["ResourceId"];
                /** @description Only the blocks of this series. */
                readonly seriesId?: components["schemas"]["TimeBlockId"];
                /** @description Ending after this. */
                readonly from?: components["schemas"]["Instant"];
                /** @description Starting before this. */
                readonly to?: components["schemas"]["Instant"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["TimeBlockPage"];
                };
            };
        };
    };
    readonly "timeBlocks.create": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @description Whose time; either this or a resourceId. */
                    readonly staffId?: components["schemas"]["StaffId"];
                    readonly resourceId?: components["schemas"]["ResourceId"];
                    /** @description Of a resource: how many of its units; all that there are now when absent. */
                    readonly units?: number;
                    /** @enum {string} */
                    readonly type: "LEAVE" | "MEETING" | "TRAINING" | "PERSONAL" | "MAINTENANCE" | "OTHER";
                    /**
                     * @description Whether the time counts as worked: a meeting may, leave does not.
                     * @default false
                     */
                    readonly countsAsWork?: boolean;
                    /**
                     * @description Whether the time is taken off the working time that utilisation is measured against.
                     * @default true
                     */
                    readonly countsTowardUtilisation?: boolean;
                    /** @default  */
                    readonly reason?: string;
                    readonly startsAt: components["schemas"]["Instant"];
                    /** @description After the start, at most 366 days later. */
                    readonly endsAt: components["schemas"]["Instant"];
                    /** @description Makes a series: the block itself, and again at these times. */
                    readonly repeat?: components["schemas"]["TimeBlockRepetition"];
                };
            };
        };
        readonly responses: {
            /** @description Made. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["TimeBlock"];
                };
            };
        };
    };
    readonly "timeBlocks.get": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["TimeBlockId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["TimeBlock"];
                };
            };
        };
    };
    readonly "timeBlocks.remove": {
        readonly parameters: {
            readonly query?: {
                /** @description Of a block in a series: only this one, or also those of the series that start after it. */
                readonly scope?: "ONE" | "THIS_AND_LATER";
            };
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["TimeBlockId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["TimeBlock"];
                };
            };
        };
    };
    readonly "calendarFeeds.list": {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                readonly cursor?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CalendarFeedPage"];
                };
            };
        };
    };
    readonly "calendarFeeds.create": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly kind: components["schemas"]["CalendarFeedKind"];
                    /** @description Of a STAFF feed: whose time, at all locations. */
                    readonly staffId?: components["schemas"]["StaffId"];
                    /** @description Of a LOCATION feed: whose bookings. */
                    readonly locationId?: components["schemas"]["LocationId"];
                    /**
                     * @description Whether events name the customer; whoever makes such a feed needs customer:read.
                     * @default false
                     */
                    readonly includeCustomerNames?: boolean;
                };
            };
        };
        readonly responses: {
            /** @description Made. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["NewCalendarFeed"];
                };
            };
        };
    };
    readonly "calendarFeeds.revoke": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["CalendarFeedId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CalendarFeed"];
                };
            };
        };
    };
    readonly "rotationQueues.get": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly locationId: components["schemas"]["LocationId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RotationQueue"];
                };
            };
        };
    };
    readonly "rotationQueues.join": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly locationId: components["schemas"]["LocationId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly staffId: components["schemas"]["StaffId"];
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RotationQueue"];
                };
            };
        };
    };
    readonly "rotationQueues.leave": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly locationId: components["schemas"]["LocationId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly staffId: components["schemas"]["StaffId"];
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RotationQueue"];
                };
            };
        };
    };
    readonly "rotationQueues.pause": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly locationId: components["schemas"]["LocationId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly staffId: components["schemas"]["StaffId"];
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RotationQueue"];
                };
            };
        };
    };
    readonly "rotationQueues.resume": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly locationId: components["schemas"]["LocationId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly staffId: components["schemas"]["StaffId"];
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RotationQueue"];
                };
            };
        };
    };
    readonly "rotationQueues.reserve": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly locationId: components["schemas"]["LocationId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly staffId: components["schemas"]["StaffId"];
                    /** @description How long the next turn is kept from now on; 0 gives a kept turn up. */
                    readonly minutes: number;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RotationQueue"];
                };
            };
        };
    };
    readonly "rotationQueues.move": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly locationId: components["schemas"]["LocationId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly staffId: components["schemas"]["StaffId"];
                    /** @description 1 for whoever is next, kept turns left aside. */
                    readonly place: number;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RotationQueue"];
                };
            };
        };
    };
    readonly "availability.search": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly locationId: components["schemas"]["LocationId"];
                    /** @default LOCATION */
                    readonly locationType?: components["schemas"]["LocationType"];
                    /**
                     * @description What the one guest wants, in order. Either this or `guests`.
                     * @default []
                     */
                    readonly segments?: readonly components["schemas"]["SegmentRequest"][];
                    /**
                     * @description What each of several guests wants; together 30 segments at most.
                     * @default []
                     */
                    readonly guests?: readonly components["schemas"]["GuestRequest"][];
                    /**
                     * @description TOGETHER: all guests begin at the start of the visit. IN_TURN: each when the one before is done.
                     * @default TOGETHER
                     */
                    readonly guestArrangement?: components["schemas"]["GuestArrangement"];
                    /**
                     * @description The most that a guest waits between segments, in total; with IN_TURN the whole visit. Nobody waits where it can be helped; what is waited is whole multiples of 5 minutes.
                     * @default 0
                     */
                    readonly maxWaitMinutes?: number;
                    /** @description For whom; a customer may have terms of their own. */
                    readonly customerId?: components["schemas"]["CustomerId"];
                    /** @description Starts from here on, this one included. */
                    readonly from: components["schemas"]["Instant"];
                    /** @description Starts before this; at most 62 days after `from`, 14 for several guests. */
                    readonly to: components["schemas"]["Instant"];
                    /** @description Shows times in this IANA zone, such as the customer's; the location's when absent. */
                    readonly timeZone?: string;
                    /** @description The token of a hold: its start is shown as its holder can book it; other starts beside it. */
                    readonly holdToken?: string;
                    /**
                     * @description Also tell with whom each segment of each start can be booked, whoever serves the others.
                     * @default false
                     */
                    readonly includeStaff?: boolean;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Slots"];
                };
            };
        };
    };
    readonly "availability.explain": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly locationId: components["schemas"]["LocationId"];
                    /** @default LOCATION */
                    readonly locationType?: components["schemas"]["LocationType"];
                    /**
                     * @description What the one guest wants, in order. Either this or `guests`.
                     * @default []
                     */
                    readonly segments?: readonly components["schemas"]["SegmentRequest"][];
                    /**
                     * @description What each of several guests wants; together 30 segments at most.
                     * @default []
                     */
                    readonly guests?: readonly components["schemas"]["GuestRequest"][];
                    /**
                     * @description TOGETHER: all guests begin at the start of the visit. IN_TURN: each when the one before is done.
                     * @default TOGETHER
                     */
                    readonly guestArrangement?: components["schemas"]["GuestArrangement"];
                    /**
                     * @description The most that a guest waits between segments, in total; with IN_TURN the whole visit. Nobody waits where it can be helped; what is waited is whole multiples of 5 minutes.
                     * @default 0
                     */
                    readonly maxWaitMinutes?: number;
                    /** @description Every start of the location's grid on that date; or startsAt. */
                    readonly date?: components["schemas"]["LocalDate"];
                    /** @description That start alone, on the grid or not. */
                    readonly startsAt?: components["schemas"]["Instant"];
                    /** @description Whose limits count; nobody in particular when absent. */
                    readonly customerId?: components["schemas"]["CustomerId"];
                    /** @description The token of a hold, whose own time counts as free at its own start. */
                    readonly holdToken?: string;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Explanation"];
                };
            };
        };
    };
    readonly "slotHolds.create": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly locationId: components["schemas"]["LocationId"];
                    /** @description When it is known already; only they can book the hold then. */
                    readonly customerId?: components["schemas"]["CustomerId"];
                    readonly startsAt: components["schemas"]["Instant"];
                    /** @default LOCATION */
                    readonly locationType?: components["schemas"]["LocationType"];
                    /**
                     * @description What the one guest wants, in order. Either this or `guests`.
                     * @default []
                     */
                    readonly segments?: readonly components["schemas"]["SegmentRequest"][];
                    /**
                     * @description What each of several guests wants; together 30 segments at most.
                     * @default []
                     */
                    readonly guests?: readonly components["schemas"]["GuestRequest"][];
                    /**
                     * @description TOGETHER: all guests begin at the start of the visit. IN_TURN: each when the one before is done.
                     * @default TOGETHER
                     */
                    readonly guestArrangement?: components["schemas"]["GuestArrangement"];
                    /**
                     * @description The most that a guest waits between segments, in total; with IN_TURN the whole visit. Nobody waits where it can be helped; what is waited is whole multiples of 5 minutes.
                     * @default 0
                     */
                    readonly maxWaitMinutes?: number;
                    /**
                     * @description Where the location rotates strictly: pick on the spot although it is the turn of another who is free; needs the permission booking:override.
                     * @default false
                     */
                    readonly outOfTurn?: boolean;
                    /**
                     * @description How long the time is kept.
                     * @default 300
                     */
                    readonly ttlSeconds?: number;
                };
            };
        };
        readonly responses: {
            /** @description Made. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["NewSlotHold"];
                };
            };
        };
    };
    readonly "slotHolds.release": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["SlotHoldId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly holdToken: string;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SlotHold"];
                };
            };
        };
    };
    readonly "bookings.list": {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                readonly cursor?: string;
                /** @description Shows times in this IANA zone, such as the customer's; the location's when absent. */
                readonly timeZone?: string;
                readonly locationId?: components["schemas"]["LocationId"];
                readonly customerId?: components["schemas"]["CustomerId"];
                readonly staffId?: components["schemas"]["StaffId"];
                readonly locationType?: components["schemas"]["LocationType"];
                readonly state?: components["schemas"]["BookingState"];
                readonly channel?: components["schemas"]["BookingChannel"];
                readonly seriesId?: components["schemas"]["BookingSeriesId"];
                /** @description Starting from here on. */
                readonly from?: components["schemas"]["Instant"];
                /** @description Starting before this. */
                readonly to?: components["schemas"]["Instant"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["BookingPage"];
                };
            };
        };
    };
    readonly "bookings.create": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly locationId: components["schemas"]["LocationId"];
                    readonly customerId: components["schemas"]["CustomerId"];
                    readonly startsAt: components["schemas"]["Instant"];
                    /** @default LOCATION */
                    readonly locationType?: components["schemas"]["LocationType"];
                    /**
                     * @description What the one guest wants, in order. Either this or `guests`.
                     * @default []
                     */
                    readonly segments?: readonly components["schemas"]["SegmentRequest"][];
                    /**
                     * @description What each of several guests wants; together 30 segments at most.
                     * @default []
                     */
                    readonly guests?: readonly components["schemas"]["GuestRequest"][];
                    /**
                     * @description TOGETHER: all guests begin at the start of the visit. IN_TURN: each when the one before is done.
                     * @default TOGETHER
                     */
                    readonly guestArrangement?: components["schemas"]["GuestArrangement"];
                    /**
                     * @description The most that a guest waits between segments, in total; with IN_TURN the whole visit. Nobody waits where it can be helped; what is waited is whole multiples of 5 minutes.
                     * @default 0
                     */
                    readonly maxWaitMinutes?: number;
                    /** @default WEB */
                    readonly channel?: components["schemas"]["BookingChannel"];
                    /** @description Required for a visit at the customer's address, and for no other. */
                    readonly address?: components["schemas"]["VisitAddressInput"];
                    /** @default  */
                    readonly note?: string;
                    /**
                     * @description Where the location rotates strictly: pick on the spot although it is the turn of another who is free; needs the permission booking:override.
                     * @default false
                     */
                    readonly outOfTurn?: boolean;
                    /** @description A hold of this visit, whose time the booking takes over. */
                    readonly hold?: {
                        readonly id: components["schemas"]["SlotHoldId"];
                        readonly token: string;
                    };
                };
            };
        };
        readonly responses: {
            /** @description Made. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Booking"];
                };
            };
        };
    };
    readonly "bookings.get": {
        readonly parameters: {
            readonly query?: {
                /** @description Shows times in this IANA zone, such as the customer's; the location's when absent. */
                readonly timeZone?: string;
            };
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["BookingId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Booking"];
                };
            };
        };
    };
    readonly "bookings.calendar": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["BookingId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/calendar": string;
                };
            };
        };
    };
    readonly "bookings.reschedule": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["BookingId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly startsAt: components["schemas"]["Instant"];
                    /** @default null */
                    readonly reason?: string | null;
                    /**
                     * @description Look past the terms of the booking; needs the permission booking:override.
                     * @default false
                     */
                    readonly waive?: boolean;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Booking"];
                };
            };
        };
    };
    readonly "bookings.cancel": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["BookingId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    /**
                     * @description STAFF, LOCATION and MISTAKE cost the customer nothing; where another reason would, they need the permission booking:override.
                     * @default CUSTOMER
                     */
                    readonly reason?: components["schemas"]["CancelReason"];
                    /**
                     * @description The reason in words.
                     * @default null
                     */
                    readonly note?: string | null;
                    /**
                     * @description Look past the terms of the booking; needs the permission booking:override.
                     * @default false
                     */
                    readonly waive?: boolean;
                    /**
                     * @description Where money goes back that was paid for the booking, less what its terms keep.
                     * @default TENDERS
                     */
                    readonly refundTo?: components["schemas"]["RefundDestination"];
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Booking"];
                };
            };
        };
    };
    readonly "bookings.redeem": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly redemptionCode: string;
                    /** @description Where the code is shown; another location refuses. */
                    readonly locationId?: components["schemas"]["LocationId"];
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Booking"];
                };
            };
        };
    };
    readonly "bookings.checkIn": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["BookingId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Booking"];
                };
            };
        };
    };
    readonly "bookings.start": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["BookingId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    /** @default null */
                    readonly reason?: string | null;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Booking"];
                };
            };
        };
    };
    readonly "bookings.complete": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["BookingId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    /** @default null */
                    readonly reason?: string | null;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Booking"];
                };
            };
        };
    };
    readonly "bookings.confirm": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["BookingId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    /** @default null */
                    readonly reason?: string | null;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Booking"];
                };
            };
        };
    };
    readonly "bookings.decline": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["BookingId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reason: string;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Booking"];
                };
            };
        };
    };
    readonly "bookings.markNoShow": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["BookingId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    /** @default null */
                    readonly reason?: string | null;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Booking"];
                };
            };
        };
    };
    readonly "bookings.cancellationPreview": {
        readonly parameters: {
            readonly query?: {
                readonly reason?: components["schemas"]["CancelReason"];
            };
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["BookingId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CancellationPreview"];
                };
            };
        };
    };
    readonly "bookings.extendSegment": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["BookingId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @description The ordinal of the running segment. */
                    readonly segment: number;
                    readonly minutes: number;
                    /**
                     * @description Also where others serve later segments past their shift or the opening hours; needs the permission booking:override.
                     * @default false
                     */
                    readonly pastWorkingTime?: boolean;
                    /** @default null */
                    readonly reason?: string | null;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Booking"];
                };
            };
        };
    };
    readonly "bookings.reassign": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["BookingId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly segment: number;
                    readonly staffId: components["schemas"]["StaffId"];
                    /**
                     * @description The customer, who asked for somebody in person, agrees to another.
                     * @default false
                     */
                    readonly customerAgreed?: boolean;
                    /** @default null */
                    readonly reason?: string | null;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Booking"];
                };
            };
        };
    };
    readonly "bookings.reassignMany": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @description Who is absent. */
                    readonly staffId: components["schemas"]["StaffId"];
                    /** @description Segments that start from here on. */
                    readonly from: components["schemas"]["Instant"];
                    /** @description Segments that start before this; at most 14 days after `from`. */
                    readonly to: components["schemas"]["Instant"];
                    /** @default null */
                    readonly reason?: string | null;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ReassignResults"];
                };
            };
        };
    };
    readonly "bookings.setMeetingUrl": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["BookingId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly meetingUrl: string | null;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Booking"];
                };
            };
        };
    };
    readonly "bookings.assignments": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["BookingId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Assignments"];
                };
            };
        };
    };
    readonly "bookingSeries.create": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly locationId: components["schemas"]["LocationId"];
                    readonly customerId: components["schemas"]["CustomerId"];
                    /** @description Where the series begins: its first start is then, or after. */
                    readonly startsAt: components["schemas"]["Instant"];
                    readonly rule: components["schemas"]["RecurrenceRuleInput"];
                    /** @default LOCATION */
                    readonly locationType?: components["schemas"]["LocationType"];
                    /**
                     * @description What the one guest wants, in order. Either this or `guests`.
                     * @default []
                     */
                    readonly segments?: readonly components["schemas"]["SegmentRequest"][];
                    /**
                     * @description What each of several guests wants; together 30 segments at most.
                     * @default []
                     */
                    readonly guests?: readonly components["schemas"]["GuestRequest"][];
                    /**
                     * @description TOGETHER: all guests begin at the start of the visit. IN_TURN: each when the one before is done.
                     * @default TOGETHER
                     */
                    readonly guestArrangement?: components["schemas"]["GuestArrangement"];
                    /**
                     * @description The most that a guest waits between segments, in total; with IN_TURN the whole visit. Nobody waits where it can be helped; what is waited is whole multiples of 5 minutes.
                     * @default 0
                     */
                    readonly maxWaitMinutes?: number;
                    /** @description Required for visits at the customer's address, and for no others. */
                    readonly address?: components["schemas"]["VisitAddressInput"];
                    /** @default WEB */
                    readonly channel?: components["schemas"]["BookingChannel"];
                    /** @default  */
                    readonly note?: string;
                    /** @default ALL_OR_NOTHING */
                    readonly mode?: components["schemas"]["SeriesMode"];
                };
            };
        };
        readonly responses: {
            /** @description Made. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["BookingSeriesResult"];
                };
            };
        };
    };
    readonly "bookingSeries.get": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["BookingSeriesId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["BookingSeriesResult"];
                };
            };
        };
    };
    readonly "bookingSeries.rescheduleRest": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["BookingSeriesId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    /**
                     * @description From this one on; those before it, begun or over stay as they are.
                     * @default 1
                     */
                    readonly fromOccurrence?: number;
                    /** @default ALL_OR_NOTHING */
                    readonly mode?: components["schemas"]["SeriesMode"];
                    /** @description HH:MM, on the date each has; its own time when absent. */
                    readonly startTime?: string;
                    /** @description Who performs all segments from now on, as if asked for; of several guests who come together, the first one’s. */
                    readonly staffId?: components["schemas"]["StaffId"];
                    /** @default null */
                    readonly reason?: string | null;
                    /**
                     * @description Look past the terms of the booking; needs the permission booking:override.
                     * @default false
                     */
                    readonly waive?: boolean;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["BookingSeriesResult"];
                };
            };
        };
    };
    readonly "bookingSeries.cancelRest": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["BookingSeriesId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    /**
                     * @description From this one on; those before it, begun or over stay as they are.
                     * @default 1
                     */
                    readonly fromOccurrence?: number;
                    /** @default ALL_OR_NOTHING */
                    readonly mode?: components["schemas"]["SeriesMode"];
                    /**
                     * @description STAFF, LOCATION and MISTAKE cost the customer nothing; where another reason would, they need the permission booking:override.
                     * @default CUSTOMER
                     */
                    readonly reason?: components["schemas"]["CancelReason"];
                    /**
                     * @description The reason in words.
                     * @default null
                     */
                    readonly note?: string | null;
                    /**
                     * @description Look past the terms of the booking; needs the permission booking:override.
                     * @default false
                     */
                    readonly waive?: boolean;
                    /**
                     * @description Where money goes back that was paid for the bookings, less what their terms keep.
                     * @default TENDERS
                     */
                    readonly refundTo?: components["schemas"]["RefundDestination"];
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["BookingSeriesResult"];
                };
            };
        };
    };
    readonly "waitlistEntries.list": {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                readonly cursor?: string;
                readonly locationId?: components["schemas"]["LocationId"];
                readonly customerId?: components["schemas"]["CustomerId"];
                readonly state?: components["schemas"]["WaitlistState"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["WaitlistEntryPage"];
                };
            };
        };
    };
    readonly "waitlistEntries.create": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly locationId: components["schemas"]["LocationId"];
                    readonly customerId: components["schemas"]["CustomerId"];
                    /** @default LOCATION */
                    readonly locationType?: components["schemas"]["LocationType"];
                    /**
                     * @description What the one guest wants, in order. Either this or `guests`.
                     * @default []
                     */
                    readonly segments?: readonly components["schemas"]["SegmentRequest"][];
                    /**
                     * @description What each of several guests wants; together 30 segments at most.
                     * @default []
                     */
                    readonly guests?: readonly components["schemas"]["GuestRequest"][];
                    /**
                     * @description TOGETHER: all guests begin at the start of the visit. IN_TURN: each when the one before is done.
                     * @default TOGETHER
                     */
                    readonly guestArrangement?: components["schemas"]["GuestArrangement"];
                    /**
                     * @description The most that a guest waits between segments, in total; with IN_TURN the whole visit. Nobody waits where it can be helped; what is waited is whole multiples of 5 minutes.
                     * @default 0
                     */
                    readonly maxWaitMinutes?: number;
                    /** @description Required for a visit at the customer's address, and for no other. */
                    readonly address?: components["schemas"]["VisitAddressInput"];
                    /** @description The starts that suit; together at most 62 days, or 14 for several guests or where guests may wait in between. */
                    readonly ranges: readonly components["schemas"]["StartRangeInput"][];
                    /** @description Wait no longer than this; when absent, until the last range is over. */
                    readonly expiresAt?: components["schemas"]["Instant"];
                    /**
                     * @description What the booking will name as its channel.
                     * @default WEB
                     */
                    readonly channel?: components["schemas"]["BookingChannel"];
                    /**
                     * @description Becomes the note of the booking.
                     * @default
                     */
                    readonly note?: string;
                };
            };
        };
        readonly responses: {
            /** @description Made. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["WaitlistEntry"];
                };
            };
        };
    };
    readonly "waitlistEntries.get": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["WaitlistEntryId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["WaitlistEntry"];
                };
            };
        };
    };
    readonly "waitlistEntries.offer": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["WaitlistEntryId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @description One of the starts that suit. */
                    readonly startsAt: components["schemas"]["Instant"];
                    /** @description How long the time is kept; the location's waitlistOfferMinutes when absent. */
                    readonly offerMinutes?: number;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["WaitlistEntry"];
                };
            };
        };
    };
    readonly "waitlistEntries.accept": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["WaitlistEntryId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    /** @description Where the location tells everybody of free time at once: the start to book. An offer has its own. */
                    readonly startsAt?: components["schemas"]["Instant"];
                };
            };
        };
        readonly responses: {
            /** @description Made. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Booking"];
                };
            };
        };
    };
    readonly "waitlistEntries.decline": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["WaitlistEntryId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    /**
                     * @description Wait on for another time; the one that is declined is not offered again by itself.
                     * @default false
                     */
                    readonly keepWaiting?: boolean;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["WaitlistEntry"];
                };
            };
        };
    };
    readonly "waitlistEntries.withdraw": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["WaitlistEntryId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["WaitlistEntry"];
                };
            };
        };
    };
    readonly "queueEntries.list": {
        readonly parameters: {
            readonly query: {
                readonly limit?: number;
                readonly cursor?: string;
                readonly locationId: components["schemas"]["LocationId"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["WalkInQueueEntryPage"];
                };
            };
        };
    };
    readonly "queueEntries.join": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly locationId: components["schemas"]["LocationId"];
                    /** @description When the shop knows them. */
                    readonly customerId?: components["schemas"]["CustomerId"];
                    /** @description What they are called by: a name, a number. Required without a customerId. */
                    readonly label?: string;
                    /**
                     * @description What the one guest wants, in order. Either this or `guests`.
                     * @default []
                     */
                    readonly segments?: readonly components["schemas"]["SegmentRequest"][];
                    /**
                     * @description What each of several guests wants; together 30 segments at most.
                     * @default []
                     */
                    readonly guests?: readonly components["schemas"]["GuestRequest"][];
                    /**
                     * @description TOGETHER: all guests begin at the start of the visit. IN_TURN: each when the one before is done.
                     * @default TOGETHER
                     */
                    readonly guestArrangement?: components["schemas"]["GuestArrangement"];
                    /**
                     * @description The most that a guest waits between segments, in total; with IN_TURN the whole visit. Nobody waits where it can be helped; what is waited is whole multiples of 5 minutes.
                     * @default 0
                     */
                    readonly maxWaitMinutes?: number;
                    /**
                     * @description Becomes the note of the booking.
                     * @default
                     */
                    readonly note?: string;
                };
            };
        };
        readonly responses: {
            /** @description Made. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["WalkInQueueEntry"];
                };
            };
        };
    };
    readonly "queueEntries.get": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["QueueEntryId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["WalkInQueueEntry"];
                };
            };
        };
    };
    readonly "queueEntries.call": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["QueueEntryId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    /** @description Who serves what nobody in particular was asked for, of several guests who begin together the first; anybody who is free when absent. */
                    readonly staffId?: components["schemas"]["StaffId"];
                    /** @description Who it turned out to be, for an entry without a customer; when absent, a customer is made of the label. */
                    readonly customerId?: components["schemas"]["CustomerId"];
                };
            };
        };
        readonly responses: {
            /** @description Made. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Booking"];
                };
            };
        };
    };
    readonly "queueEntries.leave": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["QueueEntryId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["WalkInQueueEntry"];
                };
            };
        };
    };
    readonly "queueEntries.noShow": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["QueueEntryId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["WalkInQueueEntry"];
                };
            };
        };
    };
    readonly "queueEntries.move": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["QueueEntryId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @description Counted from 1; past the end is the end. */
                    readonly position: number;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["WalkInQueueEntry"];
                };
            };
        };
    };
    readonly "classSessions.list": {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                readonly cursor?: string;
                readonly locationId?: components["schemas"]["LocationId"];
                readonly serviceId?: components["schemas"]["ServiceId"];
                /** @description Who teaches now. */
                readonly staffId?: components["schemas"]["StaffId"];
                readonly state?: components["schemas"]["ClassSessionState"];
                readonly seriesId?: components["schemas"]["ClassSeriesId"];
                /** @description Starting from here on. */
                readonly from?: components["schemas"]["Instant"];
                /** @description Starting before this. */
                readonly to?: components["schemas"]["Instant"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ClassSessionPage"];
                };
            };
        };
    };
    readonly "classSessions.create": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly locationId: components["schemas"]["LocationId"];
                    /** @description What is taught; the teacher is one of its staffIds. */
                    readonly serviceId: components["schemas"]["ServiceId"];
                    /** @description Who teaches. */
                    readonly staffId: components["schemas"]["StaffId"];
                    /** @description The service's name when absent. */
                    readonly name?: string;
                    /** @description How long the class takes, in minutes; the service's time when absent. */
                    readonly durationMinutes?: number;
                    /** @description How many seats there are. */
                    readonly capacity: number;
                    /** @description The list price of one seat; the service's, there and with who teaches, when absent. */
                    readonly price?: components["schemas"]["MoneyInput"];
                    /** @description The terms of enrolling; the service's or else the location's when absent. */
                    readonly cancellationPolicyId?: components["schemas"]["CancellationPolicyId"];
                    /** @description Rooms and the like, each met by one of its resources; the service's own when absent. */
                    readonly resourceRequirements?: readonly {
                        readonly resourceIds: readonly components["schemas"]["ResourceId"][];
                        /** @default 1 */
                        readonly quantity?: number;
                    }[];
                    readonly startsAt: components["schemas"]["Instant"];
                };
            };
        };
        readonly responses: {
            /** @description Made. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ClassSession"];
                };
            };
        };
    };
    readonly "classSessions.createSeries": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly locationId: components["schemas"]["LocationId"];
                    /** @description What is taught; the teacher is one of its staffIds. */
                    readonly serviceId: components["schemas"]["ServiceId"];
                    /** @description Who teaches. */
                    readonly staffId: components["schemas"]["StaffId"];
                    /** @description The service's name when absent. */
                    readonly name?: string;
                    /** @description How long the class takes, in minutes; the service's time when absent. */
                    readonly durationMinutes?: number;
                    /** @description How many seats there are. */
                    readonly capacity: number;
                    /** @description The list price of one seat; the service's, there and with who teaches, when absent. */
                    readonly price?: components["schemas"]["MoneyInput"];
                    /** @description The terms of enrolling; the service's or else the location's when absent. */
                    readonly cancellationPolicyId?: components["schemas"]["CancellationPolicyId"];
                    /** @description Rooms and the like, each met by one of its resources; the service's own when absent. */
                    readonly resourceRequirements?: readonly {
                        readonly resourceIds: readonly components["schemas"]["ResourceId"][];
                        /** @default 1 */
                        readonly quantity?: number;
                    }[];
                    /** @description Where the series begins: its first start is then, or after. */
                    readonly startsAt: components["schemas"]["Instant"];
                    readonly rule: components["schemas"]["RecurrenceRuleInput"];
                    /** @default ALL_OR_NOTHING */
                    readonly mode?: components["schemas"]["SeriesMode"];
                };
            };
        };
        readonly responses: {
            /** @description Made. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ClassSeriesResult"];
                };
            };
        };
    };
    readonly "classSessions.get": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["ClassSessionId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ClassSession"];
                };
            };
        };
    };
    readonly "classSessions.spots": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["ClassSessionId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ClassSpots"];
                };
            };
        };
    };
    readonly "classSessions.cancel": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["ClassSessionId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @description In words, for everybody enrolled. */
                    readonly reason: string;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ClassSession"];
                };
            };
        };
    };
    readonly "classSessions.substitute": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["ClassSessionId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @description Who teaches instead. */
                    readonly staffId: components["schemas"]["StaffId"];
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ClassSession"];
                };
            };
        };
    };
    readonly "enrollments.list": {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                readonly cursor?: string;
                /** @description The roster of this class. */
                readonly classSessionId?: components["schemas"]["ClassSessionId"];
                readonly customerId?: components["schemas"]["CustomerId"];
                readonly state?: components["schemas"]["EnrollmentState"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["EnrollmentPage"];
                };
            };
        };
    };
    readonly "enrollments.create": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly classSessionId: components["schemas"]["ClassSessionId"];
                    readonly customerId: components["schemas"]["CustomerId"];
                    /**
                     * @description For the customer and the guests they bring.
                     * @default 1
                     */
                    readonly seats?: number;
                    /**
                     * @description Numbered places to pick, at most one a seat; see classSessions.spots for the free ones.
                     * @default []
                     */
                    readonly spots?: readonly number[];
                    /** @default WEB */
                    readonly channel?: components["schemas"]["BookingChannel"];
                    /** @default  */
                    readonly note?: string;
                };
            };
        };
        readonly responses: {
            /** @description Made. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Enrollment"];
                };
            };
        };
    };
    readonly "enrollments.get": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["EnrollmentId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Enrollment"];
                };
            };
        };
    };
    readonly "enrollments.cancel": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["EnrollmentId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    /** @default null */
                    readonly reason?: string | null;
                    /**
                     * @description STAFF, LOCATION and MISTAKE cost the customer nothing, which needs the permission booking:override where the terms ask for something.
                     * @default CUSTOMER
                     */
                    readonly cancelReason?: components["schemas"]["CancelReason"];
                    /**
                     * @description Look past the terms of the booking; needs the permission booking:override.
                     * @default false
                     */
                    readonly waive?: boolean;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Enrollment"];
                };
            };
        };
    };
    readonly "enrollments.cancellationPreview": {
        readonly parameters: {
            readonly query?: {
                readonly reason?: components["schemas"]["CancelReason"];
            };
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["EnrollmentId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["EnrollmentCancellationPreview"];
                };
            };
        };
    };
    readonly "enrollments.checkIn": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["EnrollmentId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    /** @default null */
                    readonly reason?: string | null;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Enrollment"];
                };
            };
        };
    };
    readonly "enrollments.markNoShow": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["EnrollmentId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    /** @default null */
                    readonly reason?: string | null;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Enrollment"];
                };
            };
        };
    };
    readonly "tiers.list": {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                readonly cursor?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["TierPage"];
                };
            };
        };
    };
    readonly "tiers.create": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @description Chosen by the caller, for imports; made when absent. */
                    readonly id?: components["schemas"]["TierId"];
                    readonly name: string;
                    /** @description Order of the tiers, lowest first. */
                    readonly rank: number;
                    /**
                     * @description Discount on services and products: 1000 is 10 % off (9 折).
                     * @default 0
                     */
                    readonly percentOffBasisPoints?: number;
                    /**
                     * @description How many days ahead its customers may book, instead of the location's `maxLeadDays`.
                     * @default null
                     */
                    readonly bookingWindowDays?: number | null;
                    /**
                     * @description What reaches the tier; null for one that is given by hand only.
                     * @default null
                     */
                    readonly criteria?: components["schemas"]["TierCriteriaInput"] | null;
                    /**
                     * @description What retains the tier when it ends (保级); what reaches it when null.
                     * @default null
                     */
                    readonly retainThreshold?: components["schemas"]["TierCriteriaInput"] | null;
                    /** @default [] */
                    readonly benefits?: readonly components["schemas"]["TierBenefitInput"][];
                };
            };
        };
        readonly responses: {
            /** @description Made. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Tier"];
                };
            };
        };
    };
    readonly "tiers.get": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["TierId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Tier"];
                };
            };
        };
    };
    readonly "tiers.update": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["TierId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    readonly name?: string;
                    /** @description Order of the tiers, lowest first. */
                    readonly rank?: number;
                    /** @description Discount on services and products: 1000 is 10 % off (9 折). */
                    readonly percentOffBasisPoints?: number;
                    /** @description How many days ahead its customers may book, instead of the location's `maxLeadDays`. */
                    readonly bookingWindowDays?: number | null;
                    /** @description What reaches the tier; null for one that is given by hand only. */
                    readonly criteria?: components["schemas"]["TierCriteriaPatch"] | null;
                    /** @description What retains the tier when it ends (保级); what reaches it when null. */
                    readonly retainThreshold?: components["schemas"]["TierCriteriaPatch"] | null;
                    readonly benefits?: readonly components["schemas"]["TierBenefitInput"][];
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Tier"];
                };
            };
        };
    };
    readonly "tiers.archive": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["TierId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Tier"];
                };
            };
        };
    };
    readonly "customers.list": {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                readonly cursor?: string;
                readonly groupId?: components["schemas"]["CustomerGroupId"];
                /** @description Who has the tag now; not together with `groupId`. */
                readonly tagId?: components["schemas"]["TagId"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CustomerPage"];
                };
            };
        };
    };
    readonly "customers.create": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @description Chosen by the caller, for imports; made when absent. */
                    readonly id?: components["schemas"]["CustomerId"];
                    readonly name: string;
                    /**
                     * @description Unique within the tenant.
                     * @default null
                     */
                    readonly phone?: string | null;
                    /** @default null */
                    readonly birthday?: components["schemas"]["LocalDate"] | null;
                    /**
                     * @description Where the customer was registered.
                     * @default BACKOFFICE
                     */
                    readonly channel?: components["schemas"]["BookingChannel"];
                    /**
                     * @description Groups the customer was put into.
                     * @default []
                     */
                    readonly groupIds?: readonly components["schemas"]["CustomerGroupId"][];
                    /** @default null */
                    readonly tierId?: components["schemas"]["TierId"] | null;
                    /**
                     * @description Takes no bookings: for no-shows and bogus bookings.
                     * @default false
                     */
                    readonly blocked?: boolean;
                    /**
                     * @description Services that take this customer longer, cost them otherwise, or are not for them.
                     * @default []
                     */
                    readonly serviceOverrides?: readonly components["schemas"]["CustomerServiceOverrideInput"][];
                    /**
                     * @description How much the customer may owe on account, in minor units of each currency; null where nothing but the permission order:on_account limits it.
                     * @default null
                     */
                    readonly creditLimitMinor?: number | null;
                    /**
                     * @description A picture by which staff know the customer, such as when a lost card is replaced.
                     * @default null
                     */
                    readonly photoUrl?: string | null;
                    /** @default  */
                    readonly note?: string;
                };
            };
        };
        readonly responses: {
            /** @description Made. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Customer"];
                };
            };
        };
    };
    readonly "customers.get": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["CustomerId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Customer"];
                };
            };
        };
    };
    readonly "customers.update": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["CustomerId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    readonly name?: string;
                    /** @description Unique within the tenant. */
                    readonly phone?: string | null;
                    readonly birthday?: components["schemas"]["LocalDate"] | null;
                    /** @description Where the customer was registered. */
                    readonly channel?: components["schemas"]["BookingChannel"];
                    /** @description Groups the customer was put into. */
                    readonly groupIds?: readonly components["schemas"]["CustomerGroupId"][];
                    readonly tierId?: components["schemas"]["TierId"] | null;
                    /** @description Takes no bookings: for no-shows and bogus bookings. */
                    readonly blocked?: boolean;
                    /** @description Services that take this customer longer, cost them otherwise, or are not for them. */
                    readonly serviceOverrides?: readonly components["schemas"]["CustomerServiceOverrideInput"][];
                    /** @description How much the customer may owe on account, in minor units of each currency; null where nothing but the permission order:on_account limits it. */
                    readonly creditLimitMinor?: number | null;
                    /** @description A picture by which staff know the customer, such as when a lost card is replaced. */
                    readonly photoUrl?: string | null;
                    readonly note?: string;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Customer"];
                };
            };
        };
    };
    readonly "customers.archive": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["CustomerId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Customer"];
                };
            };
        };
    };
    readonly "customers.verifyContact": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["CustomerId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @description The number that was verified; it must be the one that the customer has. */
                    readonly phone: string;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["VerifiedContact"];
                };
            };
        };
    };
    readonly "customers.verifyIdentity": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["CustomerId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /**
                     * @description Of the document that was seen.
                     * @enum {string}
                     */
                    readonly documentKind: "IDENTITY_CARD" | "PASSPORT" | "RESIDENCE_PERMIT" | "DRIVING_LICENCE" | "BUSINESS_LICENCE" | "OTHER";
                    /** @description The last four characters of its number; the whole number is kept nowhere here. */
                    readonly numberEnding: string;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Customer"];
                };
            };
        };
    };
    readonly "customers.revokeIdentity": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["CustomerId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Customer"];
                };
            };
        };
    };
    readonly "customers.merge": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description Who stays. */
                readonly id: components["schemas"]["CustomerId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @description Who becomes a part of them, and is archived. */
                    readonly duplicateId: components["schemas"]["CustomerId"];
                    /** @description Where what is owed is entered; value moves where it was issued. */
                    readonly locationId: components["schemas"]["LocationId"];
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Customer"];
                };
            };
        };
    };
    readonly "customers.profile": {
        readonly parameters: {
            readonly query?: {
                /** @description On whose wall clock it is today; the loyalty programme's zone, or UTC, when absent. */
                readonly locationId?: components["schemas"]["LocationId"];
            };
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["CustomerId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CustomerProfile"];
                };
            };
        };
    };
    readonly "customers.transactions": {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                readonly cursor?: string;
            };
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["CustomerId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CustomerTransactionPage"];
                };
            };
        };
    };
    readonly "customers.tier": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["CustomerId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["TierStanding"];
                };
            };
        };
    };
    readonly "customers.benefits": {
        readonly parameters: {
            readonly query: {
                /** @description Whose wall clock the months and years are of. */
                readonly locationId: components["schemas"]["LocationId"];
            };
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["CustomerId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CustomerBenefits"];
                };
            };
        };
    };
    readonly "customers.points": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["CustomerId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CustomerPoints"];
                };
            };
        };
    };
    readonly "customerGroups.list": {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                readonly cursor?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CustomerGroupPage"];
                };
            };
        };
    };
    readonly "customerGroups.create": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @description Chosen by the caller, for imports; made when absent. */
                    readonly id?: components["schemas"]["CustomerGroupId"];
                    readonly name: string;
                    /** @default  */
                    readonly note?: string;
                };
            };
        };
        readonly responses: {
            /** @description Made. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CustomerGroup"];
                };
            };
        };
    };
    readonly "customerGroups.get": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["CustomerGroupId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CustomerGroup"];
                };
            };
        };
    };
    readonly "customerGroups.update": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["CustomerGroupId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    readonly name?: string;
                    readonly note?: string;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CustomerGroup"];
                };
            };
        };
    };
    readonly "customerGroups.archive": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["CustomerGroupId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CustomerGroup"];
                };
            };
        };
    };
    readonly "tags.list": {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                readonly cursor?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["TagPage"];
                };
            };
        };
    };
    readonly "tags.create": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @description Chosen by the caller, for imports; made when absent. */
                    readonly id?: components["schemas"]["TagId"];
                    readonly name: string;
                    readonly rule: components["schemas"]["TagRuleInput"];
                };
            };
        };
        readonly responses: {
            /** @description Made. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Tag"];
                };
            };
        };
    };
    readonly "tags.get": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["TagId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Tag"];
                };
            };
        };
    };
    readonly "tags.update": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["TagId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    readonly name?: string;
                    readonly rule?: components["schemas"]["TagRulePatch"];
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Tag"];
                };
            };
        };
    };
    readonly "tags.archive": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["TagId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Tag"];
                };
            };
        };
    };
    readonly "loyaltyProgrammes.list": {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                readonly cursor?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["LoyaltyProgrammePage"];
                };
            };
        };
    };
    readonly "loyaltyProgrammes.create": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @description Chosen by the caller, for imports; made when absent. */
                    readonly id?: components["schemas"]["LoyaltyProgrammeId"];
                    readonly name: string;
                    /** @description What is spent in another currency earns nothing and counts towards no tier; a visit is a visit in any. */
                    readonly currency: components["schemas"]["Currency"];
                    /** @description IANA time zone of the programme's years and of the points' last days. */
                    readonly timeZone: string;
                    /** @default [] */
                    readonly earningRules?: readonly components["schemas"]["EarningRuleInput"][];
                    /** @default [] */
                    readonly earningBoosts?: readonly components["schemas"]["EarningBoostInput"][];
                    /**
                     * @description Balances of points beside the main one. What is in one that is taken out stays its customer's.
                     * @default []
                     */
                    readonly subLedgers?: readonly components["schemas"]["SubLedgerInput"][];
                    /**
                     * @description Whether the tax on what is bought earns points too.
                     * @default WITH_TAX
                     * @enum {string}
                     */
                    readonly earnOn?: "WITH_TAX" | "WITHOUT_TAX";
                    /**
                     * @description Whether what stored-value bonus pays earns points; principal always does.
                     * @default false
                     */
                    readonly bonusEarns?: boolean;
                    /**
                     * @description How many days points wait after they were earned before they can be spent.
                     * @default 0
                     */
                    readonly pendingDays?: number;
                    /**
                     * @description Null for points that never expire.
                     * @default null
                     */
                    readonly expiry?: components["schemas"]["PointsExpiryInput"] | null;
                    /**
                     * @description Null where points pay for nothing.
                     * @default null
                     */
                    readonly tender?: components["schemas"]["PointsTenderTermsInput"] | null;
                    /**
                     * @description What of the points of a refunded order is taken back: only what is still pending, as much as there is, or all of it: what is missing is owed and settled by the next points earned.
                     * @default OWED
                     * @enum {string}
                     */
                    readonly returnPolicy?: "ONLY_PENDING" | "WITHIN_BALANCE" | "OWED";
                    /**
                     * @description Null where tiers are given by hand only.
                     * @default null
                     */
                    readonly tierEvaluation?: components["schemas"]["TierEvaluationInput"] | null;
                };
            };
        };
        readonly responses: {
            /** @description Made. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["LoyaltyProgramme"];
                };
            };
        };
    };
    readonly "loyaltyProgrammes.get": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["LoyaltyProgrammeId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["LoyaltyProgramme"];
                };
            };
        };
    };
    readonly "loyaltyProgrammes.update": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["LoyaltyProgrammeId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    readonly name?: string;
                    /** @description What is spent in another currency earns nothing and counts towards no tier; a visit is a visit in any. */
                    readonly currency?: components["schemas"]["Currency"];
                    /** @description IANA time zone of the programme's years and of the points' last days. */
                    readonly timeZone?: string;
                    readonly earningRules?: readonly components["schemas"]["EarningRuleInput"][];
                    readonly earningBoosts?: readonly components["schemas"]["EarningBoostInput"][];
                    /** @description Balances of points beside the main one. What is in one that is taken out stays its customer's. */
                    readonly subLedgers?: readonly components["schemas"]["SubLedgerInput"][];
                    /**
                     * @description Whether the tax on what is bought earns points too.
                     * @enum {string}
                     */
                    readonly earnOn?: "WITH_TAX" | "WITHOUT_TAX";
                    /** @description Whether what stored-value bonus pays earns points; principal always does. */
                    readonly bonusEarns?: boolean;
                    /** @description How many days points wait after they were earned before they can be spent. */
                    readonly pendingDays?: number;
                    /** @description Null for points that never expire. */
                    readonly expiry?: components["schemas"]["PointsExpiryPatch"] | null;
                    /** @description Null where points pay for nothing. */
                    readonly tender?: components["schemas"]["PointsTenderTermsPatch"] | null;
                    /**
                     * @description What of the points of a refunded order is taken back: only what is still pending, as much as there is, or all of it: what is missing is owed and settled by the next points earned.
                     * @enum {string}
                     */
                    readonly returnPolicy?: "ONLY_PENDING" | "WITHIN_BALANCE" | "OWED";
                    /** @description Null where tiers are given by hand only. */
                    readonly tierEvaluation?: components["schemas"]["TierEvaluationPatch"] | null;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["LoyaltyProgramme"];
                };
            };
        };
    };
    readonly "loyaltyProgrammes.archive": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["LoyaltyProgrammeId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["LoyaltyProgramme"];
                };
            };
        };
    };
    readonly "rewards.list": {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                readonly cursor?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RewardPage"];
                };
            };
        };
    };
    readonly "rewards.create": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @description Chosen by the caller, for imports; made when absent. */
                    readonly id?: components["schemas"]["RewardId"];
                    readonly name: string;
                    /** @default  */
                    readonly description?: string;
                    /** @description What it costs. */
                    readonly points: number;
                    /**
                     * @description The sub-ledger that its price is paid from; null for the main balance.
                     * @default null
                     */
                    readonly subLedgerCode?: string | null;
                    /**
                     * @description What it costs customers of these tiers instead.
                     * @default []
                     */
                    readonly tierPoints?: readonly {
                        readonly tierId: components["schemas"]["TierId"];
                        readonly points: number;
                    }[];
                    readonly gives: components["schemas"]["RewardGivesInput"];
                    /** @default null */
                    readonly validFrom?: components["schemas"]["Instant"] | null;
                    /**
                     * @description From this instant on it is over; after validFrom.
                     * @default null
                     */
                    readonly validUntil?: components["schemas"]["Instant"] | null;
                };
            };
        };
        readonly responses: {
            /** @description Made. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Reward"];
                };
            };
        };
    };
    readonly "rewards.get": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["RewardId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Reward"];
                };
            };
        };
    };
    readonly "rewards.update": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["RewardId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    readonly name?: string;
                    readonly description?: string;
                    /** @description What it costs. */
                    readonly points?: number;
                    /** @description The sub-ledger that its price is paid from; null for the main balance. */
                    readonly subLedgerCode?: string | null;
                    /** @description What it costs customers of these tiers instead. */
                    readonly tierPoints?: readonly {
                        readonly tierId: components["schemas"]["TierId"];
                        readonly points: number;
                    }[];
                    readonly gives?: components["schemas"]["RewardGivesPatch"];
                    readonly validFrom?: components["schemas"]["Instant"] | null;
                    /** @description From this instant on it is over; after validFrom. */
                    readonly validUntil?: components["schemas"]["Instant"] | null;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Reward"];
                };
            };
        };
    };
    readonly "rewards.archive": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["RewardId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Reward"];
                };
            };
        };
    };
    readonly "pointsRedemptions.list": {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                readonly cursor?: string;
                readonly customerId?: components["schemas"]["CustomerId"];
                readonly rewardId?: components["schemas"]["RewardId"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PointsRedemptionPage"];
                };
            };
        };
    };
    readonly "pointsRedemptions.create": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly customerId: components["schemas"]["CustomerId"];
                    readonly rewardId: components["schemas"]["RewardId"];
                    /** @description Where it is redeemed. */
                    readonly locationId: components["schemas"]["LocationId"];
                };
            };
        };
        readonly responses: {
            /** @description Made. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PointsRedemption"];
                };
            };
        };
    };
    readonly "pointsRedemptions.get": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["PointsRedemptionId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PointsRedemption"];
                };
            };
        };
    };
    readonly "timedPriceRules.list": {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                readonly cursor?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["TimedPriceRulePage"];
                };
            };
        };
    };
    readonly "timedPriceRules.create": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @description Chosen by the caller, for imports; made when absent. */
                    readonly id?: components["schemas"]["TimedPriceRuleId"];
                    readonly name: string;
                    /**
                     * @default TIMED_PRICE
                     * @enum {string}
                     */
                    readonly kind?: "TIMED_PRICE" | "MEMBER_DAY";
                    readonly effect: components["schemas"]["TimedPriceEffectInput"];
                    /**
                     * @default {
                     *       "kinds": null,
                     *       "itemIds": null,
                     *       "categoryIds": null,
                     *       "excludedItemIds": []
                     *     }
                     */
                    readonly scope?: components["schemas"]["OfferScopeInput"];
                    /** @description One of them must hold when the service starts. */
                    readonly windows: readonly components["schemas"]["OfferWindowInput"][];
                    /**
                     * @default {
                     *       "membersOnly": false,
                     *       "tierIds": null,
                     *       "firstOrderOnly": false,
                     *       "minSpentMinor": 0,
                     *       "groupIds": null,
                     *       "holdOutBasisPoints": 0
                     *     }
                     */
                    readonly customers?: components["schemas"]["CustomerConditionsInput"];
                    /**
                     * @description Where it applies; null for everywhere.
                     * @default null
                     */
                    readonly locationIds?: readonly components["schemas"]["LocationId"][] | null;
                    /**
                     * @description Of the rules of one group only the best acts.
                     * @default null
                     */
                    readonly exclusiveGroup?: string | null;
                    /**
                     * @description Among rules of one step the lower acts first.
                     * @default 0
                     */
                    readonly priority?: number;
                };
            };
        };
        readonly responses: {
            /** @description Made. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["TimedPriceRule"];
                };
            };
        };
    };
    readonly "timedPriceRules.get": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["TimedPriceRuleId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["TimedPriceRule"];
                };
            };
        };
    };
    readonly "timedPriceRules.update": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["TimedPriceRuleId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    readonly name?: string;
                    /** @enum {string} */
                    readonly kind?: "TIMED_PRICE" | "MEMBER_DAY";
                    readonly effect?: components["schemas"]["TimedPriceEffectPatch"];
                    readonly scope?: components["schemas"]["OfferScopePatch"];
                    /** @description One of them must hold when the service starts. */
                    readonly windows?: readonly components["schemas"]["OfferWindowInput"][];
                    readonly customers?: components["schemas"]["CustomerConditionsPatch"];
                    /** @description Where it applies; null for everywhere. */
                    readonly locationIds?: readonly components["schemas"]["LocationId"][] | null;
                    /** @description Of the rules of one group only the best acts. */
                    readonly exclusiveGroup?: string | null;
                    /** @description Among rules of one step the lower acts first. */
                    readonly priority?: number;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["TimedPriceRule"];
                };
            };
        };
    };
    readonly "timedPriceRules.archive": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["TimedPriceRuleId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["TimedPriceRule"];
                };
            };
        };
    };
    readonly "promotions.list": {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                readonly cursor?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PromotionPage"];
                };
            };
        };
    };
    readonly "promotions.create": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @description Chosen by the caller, for imports; made when absent. */
                    readonly id?: components["schemas"]["PromotionId"];
                    readonly name: string;
                    /**
                     * @description Off each line in scope, or off all of them together.
                     * @enum {string}
                     */
                    readonly level: "ITEM" | "ORDER";
                    readonly effect: components["schemas"]["OfferEffectInput"];
                    /**
                     * @default {
                     *       "kinds": null,
                     *       "itemIds": null,
                     *       "categoryIds": null,
                     *       "excludedItemIds": []
                     *     }
                     */
                    readonly scope?: components["schemas"]["OfferScopeInput"];
                    /** @default null */
                    readonly windows?: readonly components["schemas"]["OfferWindowInput"][] | null;
                    /**
                     * @description What the lines in scope must come to before it acts.
                     * @default 0
                     */
                    readonly minSpendMinor?: number;
                    /**
                     * @default {
                     *       "membersOnly": false,
                     *       "tierIds": null,
                     *       "firstOrderOnly": false,
                     *       "minSpentMinor": 0,
                     *       "groupIds": null,
                     *       "holdOutBasisPoints": 0
                     *     }
                     */
                    readonly customers?: components["schemas"]["CustomerConditionsInput"];
                    /**
                     * @default {
                     *       "total": null,
                     *       "perDay": null,
                     *       "perCustomer": null,
                     *       "perCustomerPerDay": null,
                     *       "perCustomerPerWeek": null,
                     *       "perLocation": null,
                     *       "perLocationPerDay": null,
                     *       "budgetMinor": null
                     *     }
                     */
                    readonly limits?: components["schemas"]["UsageLimitsInput"];
                    /**
                     * @description Where it applies; null for everywhere.
                     * @default null
                     */
                    readonly locationIds?: readonly components["schemas"]["LocationId"][] | null;
                    /** @default null */
                    readonly validFrom?: components["schemas"]["Instant"] | null;
                    /**
                     * @description From this instant on it is over; after validFrom.
                     * @default null
                     */
                    readonly validUntil?: components["schemas"]["Instant"] | null;
                    /**
                     * @description Acts alone, where that is better than all others together.
                     * @default false
                     */
                    readonly exclusive?: boolean;
                    /**
                     * @description What a percentage is of: the list price, or what earlier steps have left.
                     * @default DISCOUNTED
                     * @enum {string}
                     */
                    readonly base?: "LIST" | "DISCOUNTED";
                    /**
                     * @description Among rules of one step the lower acts first.
                     * @default 0
                     */
                    readonly priority?: number;
                    /**
                     * @description Of the rules of one group only the best acts.
                     * @default null
                     */
                    readonly exclusiveGroup?: string | null;
                };
            };
        };
        readonly responses: {
            /** @description Made. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Promotion"];
                };
            };
        };
    };
    readonly "promotions.get": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["PromotionId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Promotion"];
                };
            };
        };
    };
    readonly "promotions.update": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["PromotionId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    readonly name?: string;
                    /**
                     * @description Off each line in scope, or off all of them together.
                     * @enum {string}
                     */
                    readonly level?: "ITEM" | "ORDER";
                    readonly effect?: components["schemas"]["OfferEffectPatch"];
                    readonly scope?: components["schemas"]["OfferScopePatch"];
                    readonly windows?: readonly components["schemas"]["OfferWindowInput"][] | null;
                    /** @description What the lines in scope must come to before it acts. */
                    readonly minSpendMinor?: number;
                    readonly customers?: components["schemas"]["CustomerConditionsPatch"];
                    readonly limits?: components["schemas"]["UsageLimitsPatch"];
                    /** @description Where it applies; null for everywhere. */
                    readonly locationIds?: readonly components["schemas"]["LocationId"][] | null;
                    readonly validFrom?: components["schemas"]["Instant"] | null;
                    /** @description From this instant on it is over; after validFrom. */
                    readonly validUntil?: components["schemas"]["Instant"] | null;
                    /** @description Acts alone, where that is better than all others together. */
                    readonly exclusive?: boolean;
                    /**
                     * @description What a percentage is of: the list price, or what earlier steps have left.
                     * @enum {string}
                     */
                    readonly base?: "LIST" | "DISCOUNTED";
                    /** @description Among rules of one step the lower acts first. */
                    readonly priority?: number;
                    /** @description Of the rules of one group only the best acts. */
                    readonly exclusiveGroup?: string | null;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Promotion"];
                };
            };
        };
    };
    readonly "promotions.archive": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["PromotionId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Promotion"];
                };
            };
        };
    };
    readonly "couponTemplates.list": {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                readonly cursor?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CouponTemplatePage"];
                };
            };
        };
    };
    readonly "couponTemplates.create": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @description Chosen by the caller, for imports; made when absent. */
                    readonly id?: components["schemas"]["CouponTemplateId"];
                    readonly name: string;
                    /**
                     * @description Off each line in scope, or off all of them together.
                     * @enum {string}
                     */
                    readonly level: "ITEM" | "ORDER";
                    readonly effect: components["schemas"]["OfferEffectInput"];
                    /**
                     * @default {
                     *       "kinds": null,
                     *       "itemIds": null,
                     *       "categoryIds": null,
                     *       "excludedItemIds": []
                     *     }
                     */
                    readonly scope?: components["schemas"]["OfferScopeInput"];
                    /** @default null */
                    readonly windows?: readonly components["schemas"]["OfferWindowInput"][] | null;
                    /**
                     * @description What the lines in scope must come to before it acts.
                     * @default 0
                     */
                    readonly minSpendMinor?: number;
                    /**
                     * @default {
                     *       "membersOnly": false,
                     *       "tierIds": null,
                     *       "firstOrderOnly": false,
                     *       "minSpentMinor": 0,
                     *       "groupIds": null,
                     *       "holdOutBasisPoints": 0
                     *     }
                     */
                    readonly customers?: components["schemas"]["CustomerConditionsInput"];
                    /**
                     * @default {
                     *       "total": null,
                     *       "perDay": null,
                     *       "perCustomer": null,
                     *       "perCustomerPerDay": null,
                     *       "perCustomerPerWeek": null,
                     *       "perLocation": null,
                     *       "perLocationPerDay": null,
                     *       "budgetMinor": null
                     *     }
                     */
                    readonly limits?: components["schemas"]["UsageLimitsInput"];
                    /**
                     * @description Where it applies; null for everywhere.
                     * @default null
                     */
                    readonly locationIds?: readonly components["schemas"]["LocationId"][] | null;
                    /** @default null */
                    readonly validFrom?: components["schemas"]["Instant"] | null;
                    /**
                     * @description From this instant on it is over; after validFrom.
                     * @default null
                     */
                    readonly validUntil?: components["schemas"]["Instant"] | null;
                    /**
                     * @description Acts alone, where that is better than all others together.
                     * @default false
                     */
                    readonly exclusive?: boolean;
                    /**
                     * @description What a percentage is of: the list price, or what earlier steps have left.
                     * @default DISCOUNTED
                     * @enum {string}
                     */
                    readonly base?: "LIST" | "DISCOUNTED";
                    /**
                     * @description Among rules of one step the lower acts first.
                     * @default 0
                     */
                    readonly priority?: number;
                    /**
                     * @description Each coupon ends so many times 24 hours after its issue, and never after validUntil.
                     * @default null
                     */
                    readonly validDaysAfterIssue?: number | null;
                    /**
                     * @description How many coupons there are at most; null for any number.
                     * @default null
                     */
                    readonly issueLimit?: number | null;
                    /**
                     * @description How many of them one customer gets, issued or claimed.
                     * @default null
                     */
                    readonly issueLimitPerCustomer?: number | null;
                    /**
                     * @description Customers claim a coupon with this code, within the limits; unique within the tenant.
                     * @default null
                     */
                    readonly claimCode?: string | null;
                    /**
                     * @description A customer gets one with every order that completes, within the limits, to be used from the next order on; null for none. It is taken back when all of the order goes back before it was used.
                     * @default null
                     */
                    readonly issuedByOrders?: {
                        /**
                         * @description What an order must come to, top-ups and gift cards left out, in minor units of its currency.
                         * @default 0
                         */
                        readonly minSpendMinor?: number;
                    } | null;
                    /**
                     * @description Of coupons that are not stackable a bill has one, the best.
                     * @default true
                     */
                    readonly stackable?: boolean;
                };
            };
        };
        readonly responses: {
            /** @description Made. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CouponTemplate"];
                };
            };
        };
    };
    readonly "couponTemplates.get": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["CouponTemplateId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CouponTemplate"];
                };
            };
        };
    };
    readonly "couponTemplates.update": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["CouponTemplateId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    readonly name?: string;
                    /**
                     * @description Off each line in scope, or off all of them together.
                     * @enum {string}
                     */
                    readonly level?: "ITEM" | "ORDER";
                    readonly effect?: components["schemas"]["OfferEffectPatch"];
                    readonly scope?: components["schemas"]["OfferScopePatch"];
                    readonly windows?: readonly components["schemas"]["OfferWindowInput"][] | null;
                    /** @description What the lines in scope must come to before it acts. */
                    readonly minSpendMinor?: number;
                    readonly customers?: components["schemas"]["CustomerConditionsPatch"];
                    readonly limits?: components["schemas"]["UsageLimitsPatch"];
                    /** @description Where it applies; null for everywhere. */
                    readonly locationIds?: readonly components["schemas"]["LocationId"][] | null;
                    readonly validFrom?: components["schemas"]["Instant"] | null;
                    /** @description From this instant on it is over; after validFrom. */
                    readonly validUntil?: components["schemas"]["Instant"] | null;
                    /** @description Acts alone, where that is better than all others together. */
                    readonly exclusive?: boolean;
                    /**
                     * @description What a percentage is of: the list price, or what earlier steps have left.
                     * @enum {string}
                     */
                    readonly base?: "LIST" | "DISCOUNTED";
                    /** @description Among rules of one step the lower acts first. */
                    readonly priority?: number;
                    /** @description Each coupon ends so many times 24 hours after its issue, and never after validUntil. */
                    readonly validDaysAfterIssue?: number | null;
                    /** @description How many coupons there are at most; null for any number. */
                    readonly issueLimit?: number | null;
                    /** @description How many of them one customer gets, issued or claimed. */
                    readonly issueLimitPerCustomer?: number | null;
                    /** @description Customers claim a coupon with this code, within the limits; unique within the tenant. */
                    readonly claimCode?: string | null;
                    /** @description A customer gets one with every order that completes, within the limits, to be used from the next order on; null for none. It is taken back when all of the order goes back before it was used. */
                    readonly issuedByOrders?: {
                        /** @description What an order must come to, top-ups and gift cards left out, in minor units of its currency. */
                        readonly minSpendMinor?: number;
                    } | null;
                    /** @description Of coupons that are not stackable a bill has one, the best. */
                    readonly stackable?: boolean;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CouponTemplate"];
                };
            };
        };
    };
    readonly "couponTemplates.archive": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["CouponTemplateId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CouponTemplate"];
                };
            };
        };
    };
    readonly "coupons.list": {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                readonly cursor?: string;
                readonly customerId?: components["schemas"]["CustomerId"];
                readonly templateId?: components["schemas"]["CouponTemplateId"];
                /** @description The state at this moment. */
                readonly state?: components["schemas"]["CouponState"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CouponPage"];
                };
            };
        };
    };
    readonly "coupons.issue": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly templateId: components["schemas"]["CouponTemplateId"];
                    /**
                     * @description Null for a coupon of whoever has its code.
                     * @default null
                     */
                    readonly customerId?: components["schemas"]["CustomerId"] | null;
                    /**
                     * @description A code that nobody else has; one is made where neither customer nor code is given.
                     * @default null
                     */
                    readonly code?: string | null;
                };
            };
        };
        readonly responses: {
            /** @description Made. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Coupon"];
                };
            };
        };
    };
    readonly "coupons.issueMany": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly templateId: components["schemas"]["CouponTemplateId"];
                    readonly customerIds: readonly components["schemas"]["CustomerId"][];
                };
            };
        };
        readonly responses: {
            /** @description Made. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["IssuedCoupons"];
                };
            };
        };
    };
    readonly "coupons.issueCodes": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly templateId: components["schemas"]["CouponTemplateId"];
                    readonly count: number;
                };
            };
        };
        readonly responses: {
            /** @description Made. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["IssuedCoupons"];
                };
            };
        };
    };
    readonly "coupons.claim": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @description A code of 4–40 capitals, digits and dashes. */
                    readonly code: string;
                    readonly customerId: components["schemas"]["CustomerId"];
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Coupon"];
                };
            };
        };
    };
    readonly "coupons.get": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["CouponId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Coupon"];
                };
            };
        };
    };
    readonly "coupons.void": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["CouponId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Coupon"];
                };
            };
        };
    };
    readonly "topUpOffers.list": {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                readonly cursor?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["TopUpOfferPage"];
                };
            };
        };
    };
    readonly "topUpOffers.create": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @description Chosen by the caller, for imports; made when absent. */
                    readonly id?: components["schemas"]["TopUpOfferId"];
                    readonly name: string;
                    readonly currency: components["schemas"]["Currency"];
                    /** @description The highest step reached counts: with 500 → 50 and 1000 → 150, 999 gets 50. */
                    readonly steps: readonly components["schemas"]["TopUpStepInput"][];
                    /**
                     * @description Whether the amount is filled with steps, the highest first and each as often as it fits, and their bonuses add up, to 1 000 000 000 000 at most.
                     * @default false
                     */
                    readonly cumulative?: boolean;
                    /**
                     * @description What was paid can be spent for so many times 24 hours from the top-up; null for ever.
                     * @default null
                     */
                    readonly principalValidDays?: number | null;
                    /**
                     * @description The bonus can be spent for so many times 24 hours from the top-up; null for ever.
                     * @default null
                     */
                    readonly bonusValidDays?: number | null;
                    /**
                     * @description Only for a customer's first top-up of all.
                     * @default false
                     */
                    readonly newCustomersOnly?: boolean;
                    /**
                     * @description Where it applies; null for everywhere.
                     * @default null
                     */
                    readonly locationIds?: readonly components["schemas"]["LocationId"][] | null;
                    /** @default null */
                    readonly validFrom?: components["schemas"]["Instant"] | null;
                    /**
                     * @description From this instant on it is over; after validFrom.
                     * @default null
                     */
                    readonly validUntil?: components["schemas"]["Instant"] | null;
                };
            };
        };
        readonly responses: {
            /** @description Made. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["TopUpOffer"];
                };
            };
        };
    };
    readonly "topUpOffers.get": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["TopUpOfferId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["TopUpOffer"];
                };
            };
        };
    };
    readonly "topUpOffers.update": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["TopUpOfferId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    readonly name?: string;
                    readonly currency?: components["schemas"]["Currency"];
                    /** @description The highest step reached counts: with 500 → 50 and 1000 → 150, 999 gets 50. */
                    readonly steps?: readonly components["schemas"]["TopUpStepInput"][];
                    /** @description Whether the amount is filled with steps, the highest first and each as often as it fits, and their bonuses add up, to 1 000 000 000 000 at most. */
                    readonly cumulative?: boolean;
                    /** @description What was paid can be spent for so many times 24 hours from the top-up; null for ever. */
                    readonly principalValidDays?: number | null;
                    /** @description The bonus can be spent for so many times 24 hours from the top-up; null for ever. */
                    readonly bonusValidDays?: number | null;
                    /** @description Only for a customer's first top-up of all. */
                    readonly newCustomersOnly?: boolean;
                    /** @description Where it applies; null for everywhere. */
                    readonly locationIds?: readonly components["schemas"]["LocationId"][] | null;
                    readonly validFrom?: components["schemas"]["Instant"] | null;
                    /** @description From this instant on it is over; after validFrom. */
                    readonly validUntil?: components["schemas"]["Instant"] | null;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["TopUpOffer"];
                };
            };
        };
    };
    readonly "topUpOffers.archive": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["TopUpOfferId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["TopUpOffer"];
                };
            };
        };
    };
    readonly "topUps.refundPreview": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["TopUpId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /**
                     * @description Whose fault it is that the rest is not used.
                     * @enum {string}
                     */
                    readonly fault: "SELLER" | "CONSUMER";
                    /** @default TENDERS */
                    readonly destination?: components["schemas"]["RefundDestination"];
                    readonly reason: string;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["TopUpRefund"];
                };
            };
        };
    };
    readonly "topUps.refund": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["TopUpId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /**
                     * @description Whose fault it is that the rest is not used.
                     * @enum {string}
                     */
                    readonly fault: "SELLER" | "CONSUMER";
                    /** @default TENDERS */
                    readonly destination?: components["schemas"]["RefundDestination"];
                    readonly reason: string;
                };
            };
        };
        readonly responses: {
            /** @description Made. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["TopUpRefund"];
                };
            };
        };
    };
    readonly "storedValue.accounts": {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                readonly cursor?: string;
                readonly customerId?: components["schemas"]["CustomerId"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["StoredValueAccountPage"];
                };
            };
        };
    };
    readonly "storedValue.entries": {
        readonly parameters: {
            readonly query: {
                readonly limit?: number;
                readonly cursor?: string;
                readonly customerId: components["schemas"]["CustomerId"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["StoredValueEntryPage"];
                };
            };
        };
    };
    readonly "storedValue.adjust": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @description Whose books it is entered in. */
                    readonly locationId: components["schemas"]["LocationId"];
                    readonly customerId: components["schemas"]["CustomerId"];
                    readonly kind: components["schemas"]["StoredValueKind"];
                    /** @description Signed: what is given, or taken away. */
                    readonly amountMinor: number;
                    /**
                     * @description Until when what is given can be spent; null for ever.
                     * @default null
                     */
                    readonly expiresAt?: components["schemas"]["Instant"] | null;
                    readonly reason: string;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["StoredValueAdjustment"];
                };
            };
        };
    };
    readonly "storedValue.setPin": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly customerId: components["schemas"]["CustomerId"];
                    /** @description 4–12 digits; null for none. */
                    readonly pin: string | null;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["StoredValuePin"];
                };
            };
        };
    };
    readonly "cardProducts.list": {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                readonly cursor?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CardProductPage"];
                };
            };
        };
    };
    readonly "cardProducts.create": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @description Chosen by the caller, for imports; made when absent. */
                    readonly id?: components["schemas"]["CardProductId"];
                    readonly name: string;
                    /** @default  */
                    readonly description?: string;
                    readonly kind: components["schemas"]["CardKind"];
                    readonly price: components["schemas"]["PriceInput"];
                    /**
                     * @description One counted for a VISIT_PASS, one uncounted for a TIME_PASS, counted ones for a PACKAGE, else none.
                     * @default []
                     */
                    readonly components?: readonly components["schemas"]["CardComponentInput"][];
                    /**
                     * @description What a STORED_VALUE_CARD can pay; what exceeds the price paid is bonus.
                     * @default null
                     */
                    readonly storedValueMinor?: number | null;
                    /**
                     * @description For a DISCOUNT_CARD.
                     * @default null
                     */
                    readonly discount?: components["schemas"]["CardDiscountInput"] | null;
                    /**
                     * @description Where it is sold; null for everywhere.
                     * @default null
                     */
                    readonly sellAtLocationIds?: readonly components["schemas"]["LocationId"][] | null;
                    /**
                     * @description Where it can be used; null for everywhere.
                     * @default null
                     */
                    readonly useAtLocationIds?: readonly components["schemas"]["LocationId"][] | null;
                    /**
                     * @description When its time begins.
                     * @default ON_SALE
                     * @enum {string}
                     */
                    readonly activation?: "ON_SALE" | "ON_FIRST_USE";
                    /**
                     * @description How long it can be used; null for ever.
                     * @default null
                     */
                    readonly validity?: components["schemas"]["CardValidityInput"] | null;
                    /** @default null */
                    readonly maxUsesPerDay?: number | null;
                    /**
                     * @description When it can be used, on the wall clock of where it is; null for any time.
                     * @default null
                     */
                    readonly windows?: readonly components["schemas"]["OfferWindowInput"][] | null;
                    /**
                     * @description How many may use it, its owner included.
                     * @default 1
                     */
                    readonly maxHolders?: number;
                    /**
                     * @description How often guests may use it, for cards with visits or time; null where they may not.
                     * @default null
                     */
                    readonly guestPasses?: components["schemas"]["GuestPassRuleInput"] | null;
                    /**
                     * @description Whether it can be given to another customer (转卡).
                     * @default true
                     */
                    readonly transferable?: boolean;
                    /**
                     * @description Sold to a customer once: an intro offer.
                     * @default false
                     */
                    readonly oncePerCustomer?: boolean;
                    /**
                     * @description Null where it cannot be frozen.
                     * @default null
                     */
                    readonly freeze?: components["schemas"]["CardFreezeRuleInput"] | null;
                    /**
                     * @default {
                     *       "method": "REMAINING_AT_PAID_PRICE",
                     *       "feeBasisPoints": 0
                     *     }
                     */
                    readonly refund?: components["schemas"]["CardRefundRuleInput"];
                    /** @default [] */
                    readonly gifts?: readonly components["schemas"]["CardGiftInput"][];
                    /**
                     * @description Of several cards the lower is used first.
                     * @default 0
                     */
                    readonly priority?: number;
                };
            };
        };
        readonly responses: {
            /** @description Made. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CardProduct"];
                };
            };
        };
    };
    readonly "cardProducts.get": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["CardProductId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CardProduct"];
                };
            };
        };
    };
    readonly "cardProducts.update": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["CardProductId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    readonly name?: string;
                    readonly description?: string;
                    readonly kind?: components["schemas"]["CardKind"];
                    readonly price?: components["schemas"]["PricePatch"];
                    /** @description One counted for a VISIT_PASS, one uncounted for a TIME_PASS, counted ones for a PACKAGE, else none. */
                    readonly components?: readonly components["schemas"]["CardComponentInput"][];
                    /** @description What a STORED_VALUE_CARD can pay; what exceeds the price paid is bonus. */
                    readonly storedValueMinor?: number | null;
                    /** @description For a DISCOUNT_CARD. */
                    readonly discount?: components["schemas"]["CardDiscountPatch"] | null;
                    /** @description Where it is sold; null for everywhere. */
                    readonly sellAtLocationIds?: readonly components["schemas"]["LocationId"][] | null;
                    /** @description Where it can be used; null for everywhere. */
                    readonly useAtLocationIds?: readonly components["schemas"]["LocationId"][] | null;
                    /**
                     * @description When its time begins.
                     * @enum {string}
                     */
                    readonly activation?: "ON_SALE" | "ON_FIRST_USE";
                    /** @description How long it can be used; null for ever. */
                    readonly validity?: components["schemas"]["CardValidityPatch"] | null;
                    readonly maxUsesPerDay?: number | null;
                    /** @description When it can be used, on the wall clock of where it is; null for any time. */
                    readonly windows?: readonly components["schemas"]["OfferWindowInput"][] | null;
                    /** @description How many may use it, its owner included. */
                    readonly maxHolders?: number;
                    /** @description How often guests may use it, for cards with visits or time; null where they may not. */
                    readonly guestPasses?: components["schemas"]["GuestPassRulePatch"] | null;
                    /** @description Whether it can be given to another customer (转卡). */
                    readonly transferable?: boolean;
                    /** @description Sold to a customer once: an intro offer. */
                    readonly oncePerCustomer?: boolean;
                    /** @description Null where it cannot be frozen. */
                    readonly freeze?: components["schemas"]["CardFreezeRulePatch"] | null;
                    readonly refund?: components["schemas"]["CardRefundRulePatch"];
                    readonly gifts?: readonly components["schemas"]["CardGiftInput"][];
                    /** @description Of several cards the lower is used first. */
                    readonly priority?: number;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CardProduct"];
                };
            };
        };
    };
    readonly "cardProducts.archive": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["CardProductId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CardProduct"];
                };
            };
        };
    };
    readonly "prepaidPolicies.list": {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                readonly cursor?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PrepaidPolicyPage"];
                };
            };
        };
    };
    readonly "prepaidPolicies.create": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @description Chosen by the caller, for imports; made when absent. */
                    readonly id?: components["schemas"]["PrepaidPolicyId"];
                    readonly name: string;
                    /** @description Cards in this currency must obey it. */
                    readonly currency: components["schemas"]["Currency"];
                    /**
                     * @description What a card of a known customer may be worth at most.
                     * @default null
                     */
                    readonly namedMaxMinor?: number | null;
                    /**
                     * @description What a card of whoever has it may be worth at most.
                     * @default null
                     */
                    readonly unnamedMaxMinor?: number | null;
                    /**
                     * @description From which amount on, paid at once on one bill for cards, balances and gift cards of known customers, the identity of the buyer must have been verified: 1 is always, null never.
                     * @default null
                     */
                    readonly namedIdentityFromMinor?: number | null;
                    /**
                     * @description The same for gift cards of whoever has them, all of one bill together; the buyer is the customer of the bill.
                     * @default null
                     */
                    readonly unnamedIdentityFromMinor?: number | null;
                    /**
                     * @description Whether balances of a known customer may expire.
                     * @default true
                     */
                    readonly namedMayExpire?: boolean;
                    /**
                     * @description For how many months a card of whoever has it must be good at least.
                     * @default 0
                     */
                    readonly unnamedMinMonths?: number;
                };
            };
        };
        readonly responses: {
            /** @description Made. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PrepaidPolicy"];
                };
            };
        };
    };
    readonly "prepaidPolicies.get": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["PrepaidPolicyId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PrepaidPolicy"];
                };
            };
        };
    };
    readonly "prepaidPolicies.update": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["PrepaidPolicyId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    readonly name?: string;
                    /** @description Cards in this currency must obey it. */
                    readonly currency?: components["schemas"]["Currency"];
                    /** @description What a card of a known customer may be worth at most. */
                    readonly namedMaxMinor?: number | null;
                    /** @description What a card of whoever has it may be worth at most. */
                    readonly unnamedMaxMinor?: number | null;
                    /** @description From which amount on, paid at once on one bill for cards, balances and gift cards of known customers, the identity of the buyer must have been verified: 1 is always, null never. */
                    readonly namedIdentityFromMinor?: number | null;
                    /** @description The same for gift cards of whoever has them, all of one bill together; the buyer is the customer of the bill. */
                    readonly unnamedIdentityFromMinor?: number | null;
                    /** @description Whether balances of a known customer may expire. */
                    readonly namedMayExpire?: boolean;
                    /** @description For how many months a card of whoever has it must be good at least. */
                    readonly unnamedMinMonths?: number;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PrepaidPolicy"];
                };
            };
        };
    };
    readonly "prepaidPolicies.archive": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["PrepaidPolicyId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PrepaidPolicy"];
                };
            };
        };
    };
    readonly "customerCards.import": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly productId: components["schemas"]["CardProductId"];
                    readonly customerId: components["schemas"]["CustomerId"];
                    /** @description Where it was sold. */
                    readonly locationId: components["schemas"]["LocationId"];
                    /** @description What stands on it; a number is made when absent. */
                    readonly number?: string;
                    /** @description What of its price has not been earned; of a balance, what was paid of it. */
                    readonly unearnedMinor: number;
                    /**
                     * @description Units left of each component; those of the product where null or absent.
                     * @default []
                     */
                    readonly remaining?: readonly (number | null)[];
                    /** @description What a stored-value card can pay; that of the product when absent. */
                    readonly balanceMinor?: number;
                    /** @description When it ends; by the product when absent. */
                    readonly expiresAt?: components["schemas"]["Instant"];
                };
            };
        };
        readonly responses: {
            /** @description Made. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CustomerCard"];
                };
            };
        };
    };
    readonly "customerCards.get": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["CustomerCardId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CustomerCard"];
                };
            };
        };
    };
    readonly "customerCards.list": {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                readonly cursor?: string;
                /** @description Whose they are, or who shares them. */
                readonly customerId?: components["schemas"]["CustomerId"];
                readonly productId?: components["schemas"]["CardProductId"];
                readonly number?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CustomerCardPage"];
                };
            };
        };
    };
    readonly "customerCards.redeem": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["CustomerCardId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly locationId: components["schemas"]["LocationId"];
                    /** @description Who uses it, or brings the guest; its owner when absent. */
                    readonly customerId?: components["schemas"]["CustomerId"];
                    /** @description Who uses it on a guest pass of the card. */
                    readonly guest?: components["schemas"]["CardGuestInput"];
                    /** @description What for; absent for a check-in. */
                    readonly serviceId?: components["schemas"]["ServiceId"];
                    /** @description The first that covers the service when absent. */
                    readonly entitlementId?: components["schemas"]["EntitlementId"];
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CardUse"];
                };
            };
        };
    };
    readonly "customerCards.redemptions": {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                readonly cursor?: string;
            };
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["CustomerCardId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CardRedemptionPage"];
                };
            };
        };
    };
    readonly "customerCards.freeze": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["CustomerCardId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @description When the card can be used again by itself. */
                    readonly until: components["schemas"]["Instant"];
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CustomerCard"];
                };
            };
        };
    };
    readonly "customerCards.unfreeze": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["CustomerCardId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CustomerCard"];
                };
            };
        };
    };
    readonly "customerCards.reportLost": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["CustomerCardId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CustomerCard"];
                };
            };
        };
    };
    readonly "customerCards.reissue": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["CustomerCardId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CustomerCard"];
                };
            };
        };
    };
    readonly "customerCards.transfer": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["CustomerCardId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly customerId: components["schemas"]["CustomerId"];
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CustomerCard"];
                };
            };
        };
    };
    readonly "customerCards.share": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["CustomerCardId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @description All who may use it besides its owner; none takes it back. */
                    readonly customerIds: readonly components["schemas"]["CustomerId"][];
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CustomerCard"];
                };
            };
        };
    };
    readonly "customerCards.refundValue": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["CustomerCardId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CardRefundValue"];
                };
            };
        };
    };
    readonly "customerCards.refund": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["CustomerCardId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    /**
                     * @description TENDERS gives back to what the card was paid with, by a refund of its order. CASH does so too, but what was money comes out of the drawer whoever had taken it; value, points and what is owed go back to where they came from. Of a card that was given to another customer they have what was money, in CASH or as STORE_CREDIT; anything else is refused. Cards that were sold elsewhere are paid out in cash.
                     * @default CASH
                     * @enum {string}
                     */
                    readonly refundTo?: "CASH" | "TENDERS" | "STORE_CREDIT";
                    /**
                     * @description Why; kept with the refund. Say it where people give cards back for several reasons.
                     * @default The card was taken back.
                     */
                    readonly reason?: string;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RefundedCard"];
                };
            };
        };
    };
    readonly "cardRedemptions.reverse": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["CardRedemptionId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CardUse"];
                };
            };
        };
    };
    readonly "giftCards.list": {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                readonly cursor?: string;
                readonly customerId?: components["schemas"]["CustomerId"];
                readonly state?: components["schemas"]["GiftCardState"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["GiftCardPage"];
                };
            };
        };
    };
    readonly "giftCards.create": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @description Where it is issued; its currency is that of the location. */
                    readonly locationId: components["schemas"]["LocationId"];
                    /**
                     * @description Whose it is, where that is known.
                     * @default null
                     */
                    readonly customerId?: components["schemas"]["CustomerId"] | null;
                    /**
                     * @description When it ends; never when null.
                     * @default null
                     */
                    readonly expiresAt?: components["schemas"]["Instant"] | null;
                };
            };
        };
        readonly responses: {
            /** @description Made. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["NewGiftCard"];
                };
            };
        };
    };
    readonly "giftCards.import": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @description Where it is issued; its currency is that of the location. */
                    readonly locationId: components["schemas"]["LocationId"];
                    /**
                     * @description Whose it is, where that is known.
                     * @default null
                     */
                    readonly customerId?: components["schemas"]["CustomerId"] | null;
                    /**
                     * @description When it ends; never when null.
                     * @default null
                     */
                    readonly expiresAt?: components["schemas"]["Instant"] | null;
                    readonly code: string;
                    /** @description What it holds, paid for elsewhere. */
                    readonly balanceMinor: number;
                };
            };
        };
        readonly responses: {
            /** @description Made. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["GiftCard"];
                };
            };
        };
    };
    readonly "giftCards.get": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["GiftCardId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["GiftCard"];
                };
            };
        };
    };
    readonly "giftCards.checkBalance": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly code: string;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["GiftCard"];
                };
            };
        };
    };
    readonly "giftCards.activities": {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                readonly cursor?: string;
            };
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["GiftCardId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["GiftCardActivityPage"];
                };
            };
        };
    };
    readonly "giftCards.block": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["GiftCardId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reason: components["schemas"]["GiftCardReason"];
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["GiftCard"];
                };
            };
        };
    };
    readonly "giftCards.unblock": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["GiftCardId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reason: components["schemas"]["GiftCardReason"];
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["GiftCard"];
                };
            };
        };
    };
    readonly "giftCards.deactivate": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["GiftCardId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reason: components["schemas"]["GiftCardReason"];
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["GiftCard"];
                };
            };
        };
    };
    readonly "giftCards.transferBalance": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["GiftCardId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @description The card it moves to: one to be sold, or one in use. */
                    readonly toGiftCardId: components["schemas"]["GiftCardId"];
                    readonly reason: components["schemas"]["GiftCardReason"];
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["GiftCard"];
                };
            };
        };
    };
    readonly "membershipCards.issue": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["CustomerId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Made. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["MembershipCard"];
                };
            };
        };
    };
    readonly "membershipCards.get": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["MembershipCardId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["MembershipCard"];
                };
            };
        };
    };
    readonly "membershipCards.list": {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                readonly cursor?: string;
                readonly customerId?: components["schemas"]["CustomerId"];
                readonly number?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["MembershipCardPage"];
                };
            };
        };
    };
    readonly "membershipCards.reportLost": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["MembershipCardId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["MembershipCard"];
                };
            };
        };
    };
    readonly "membershipCards.reissue": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["MembershipCardId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Made. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["MembershipCard"];
                };
            };
        };
    };
    readonly "receivables.get": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["ReceivableId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Receivable"];
                };
            };
        };
    };
    readonly "receivables.list": {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                readonly cursor?: string;
                readonly customerId?: components["schemas"]["CustomerId"];
                /** @description Where it was put on account. */
                readonly locationId?: components["schemas"]["LocationId"];
                readonly orderId?: components["schemas"]["OrderId"];
                readonly state?: components["schemas"]["ReceivableState"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ReceivablePage"];
                };
            };
        };
    };
    readonly "receivables.settlements": {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                readonly cursor?: string;
                readonly customerId?: components["schemas"]["CustomerId"];
                /** @description Where it was settled. */
                readonly locationId?: components["schemas"]["LocationId"];
                readonly kind?: components["schemas"]["SettlementKind"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ReceivableSettlementPage"];
                };
            };
        };
    };
    readonly "receivables.settle": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @description Who takes the money, in their currency. */
                    readonly locationId: components["schemas"]["LocationId"];
                    readonly customerId: components["schemas"]["CustomerId"];
                    /** @description These, in this order; all that is owed in the currency, the oldest first, when absent, of more than 1000 the oldest 1000. */
                    readonly receivableIds?: readonly components["schemas"]["ReceivableId"][];
                    /** @description How much of them, in minor units; all that is owed when absent. */
                    readonly amountMinor?: number;
                    /** @description They pay in this order, together the amount. */
                    readonly tenders: readonly components["schemas"]["DebtTender"][];
                };
            };
        };
        readonly responses: {
            /** @description Made. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ReceivableSettlement"];
                };
            };
        };
    };
    readonly "receivables.writeOff": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @description Whose expense it becomes. */
                    readonly locationId: components["schemas"]["LocationId"];
                    readonly customerId: components["schemas"]["CustomerId"];
                    /** @description These, in this order; all that is owed in the currency, the oldest first, when absent, of more than 1000 the oldest 1000. */
                    readonly receivableIds?: readonly components["schemas"]["ReceivableId"][];
                    /** @description How much of them, in minor units; all that is owed when absent. */
                    readonly amountMinor?: number;
                    readonly reason: string;
                };
            };
        };
        readonly responses: {
            /** @description Made. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ReceivableSettlement"];
                };
            };
        };
    };
    readonly "orders.calculate": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    /** @description Required without orderId; with it the bill's own, which no change of a bill replaces. */
                    readonly locationId?: components["schemas"]["LocationId"];
                    /** @description Whose tier discount applies; the customer of a booking on the bill when absent, with orderId the bill's own. Null for nobody. */
                    readonly customerId?: components["schemas"]["CustomerId"] | null;
                    /** @description The membership card that is shown: the bill is its holder's. */
                    readonly membershipCardNumber?: string;
                    /** @description All lines that the bill is to have. Required without orderId. */
                    readonly lines?: readonly components["schemas"]["OrderLineRequest"][];
                    /** @description With couponCodes all coupons of the bill; one given without the other takes that one as none. */
                    readonly couponIds?: readonly components["schemas"]["CouponId"][];
                    /** @description Coupons by their codes. */
                    readonly couponCodes?: readonly string[];
                    /** @description Cards that pay for services on the bill, in this order; AUTO takes whatever of the customer's does. */
                    readonly useCards?: "AUTO" | readonly components["schemas"]["CustomerCardId"][];
                    /** @description Benefits of the customer's tier, by their codes. */
                    readonly useBenefits?: readonly string[];
                    /** @description Neither discounted nor taxed. */
                    readonly tipMinor?: number;
                    /** @description Needs the permission order:discount, as pricing a bill that has one does; null for none. With orderId what is absent of it stays, too. */
                    readonly manualDiscount?: components["schemas"]["ManualDiscountPatch"] | null;
                    /** @description Round the sum to pay as the location does (抹零); needs the permission order:discount. */
                    readonly roundTotal?: boolean;
                    /** @description What the customer was shown: the same price is charged, or none. Calculating ignores it. */
                    readonly quoteHash?: string;
                    /** @description An open bill that is to become this: what is absent stays as it was asked for, as in orders.update. Its own coupons and what it took of offers count as free. */
                    readonly orderId?: components["schemas"]["OrderId"];
                    /** @description Shows what so many points of the customer would pay; pay with the tender POINTS. */
                    readonly redeemPoints?: number;
                    /** @description The sub-ledger that redeemPoints are of; the main balance when absent. */
                    readonly redeemSubLedgerCode?: string;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["OrderQuote"];
                };
            };
        };
    };
    readonly "orders.bestTender": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly locationId: components["schemas"]["LocationId"];
                    /** @description Whose tier discount applies; the customer of a booking on the bill when absent. */
                    readonly customerId?: components["schemas"]["CustomerId"];
                    /** @description The membership card that is shown: the bill is its holder's. */
                    readonly membershipCardNumber?: string;
                    readonly lines: readonly components["schemas"]["OrderLineRequest"][];
                    /** @default [] */
                    readonly couponIds?: readonly components["schemas"]["CouponId"][];
                    /**
                     * @description Coupons by their codes.
                     * @default []
                     */
                    readonly couponCodes?: readonly string[];
                    /**
                     * @description Cards that pay for services on the bill, in this order; AUTO takes whatever of the customer's does.
                     * @default []
                     */
                    readonly useCards?: "AUTO" | readonly components["schemas"]["CustomerCardId"][];
                    /**
                     * @description Benefits of the customer's tier, by their codes.
                     * @default []
                     */
                    readonly useBenefits?: readonly string[];
                    /**
                     * @description Neither discounted nor taxed.
                     * @default 0
                     */
                    readonly tipMinor?: number;
                    /**
                     * @description Needs the permission order:discount.
                     * @default null
                     */
                    readonly manualDiscount?: components["schemas"]["ManualDiscountInput"] | null;
                    /**
                     * @description Round the sum to pay as the location does (抹零); needs the permission order:discount.
                     * @default false
                     */
                    readonly roundTotal?: boolean;
                    /** @description What the customer was shown: the same price is charged, or none. Calculating ignores it. */
                    readonly quoteHash?: string;
                    /**
                     * @description Gift cards that the customer shows; each must be usable here.
                     * @default []
                     */
                    readonly giftCardCodes?: readonly string[];
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["BestTender"];
                };
            };
        };
    };
    readonly "orders.list": {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                readonly cursor?: string;
                readonly locationId?: components["schemas"]["LocationId"];
                readonly customerId?: components["schemas"]["CustomerId"];
                readonly state?: components["schemas"]["OrderState"];
                /** @description Put aside (挂单), or not. */
                readonly parking?: "PARKED" | "NOT_PARKED";
                /** @description With goods that are picked up or brought, as far as that; those still to be paid are PROPOSED. */
                readonly fulfilmentState?: "PROPOSED" | "PREPARED" | "COMPLETED" | "CANCELLED";
                readonly bookingId?: components["schemas"]["BookingId"];
                /** @description With a line of that service. */
                readonly serviceId?: components["schemas"]["ServiceId"];
                /** @description With a line of that category when it was sold. */
                readonly categoryId?: components["schemas"]["CategoryId"];
                /** @description With a line of that kind. */
                readonly lineKind?: "SERVICE" | "PRODUCT" | "TOP_UP" | "CARD" | "GIFT_CARD";
                /** @description Made from then on. */
                readonly from?: components["schemas"]["Instant"];
                /** @description Made before then. */
                readonly to?: components["schemas"]["Instant"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["OrderPage"];
                };
            };
        };
    };
    readonly "orders.create": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly locationId: components["schemas"]["LocationId"];
                    /** @description Whose tier discount applies; the customer of a booking on the bill when absent. */
                    readonly customerId?: components["schemas"]["CustomerId"];
                    /** @description The membership card that is shown: the bill is its holder's. */
                    readonly membershipCardNumber?: string;
                    readonly lines: readonly components["schemas"]["OrderLineRequest"][];
                    /** @default [] */
                    readonly couponIds?: readonly components["schemas"]["CouponId"][];
                    /**
                     * @description Coupons by their codes.
                     * @default []
                     */
                    readonly couponCodes?: readonly string[];
                    /**
                     * @description Cards that pay for services on the bill, in this order; AUTO takes whatever of the customer's does.
                     * @default []
                     */
                    readonly useCards?: "AUTO" | readonly components["schemas"]["CustomerCardId"][];
                    /**
                     * @description Benefits of the customer's tier, by their codes.
                     * @default []
                     */
                    readonly useBenefits?: readonly string[];
                    /**
                     * @description Neither discounted nor taxed.
                     * @default 0
                     */
                    readonly tipMinor?: number;
                    /**
                     * @description Needs the permission order:discount.
                     * @default null
                     */
                    readonly manualDiscount?: components["schemas"]["ManualDiscountInput"] | null;
                    /**
                     * @description Round the sum to pay as the location does (抹零); needs the permission order:discount.
                     * @default false
                     */
                    readonly roundTotal?: boolean;
                    /** @description What the customer was shown: the same price is charged, or none. Calculating ignores it. */
                    readonly quoteHash?: string;
                    /**
                     * @description What staff note on the bill.
                     * @default
                     */
                    readonly note?: string;
                    /**
                     * @description For bills with goods that are not handed over when they are paid.
                     * @default null
                     */
                    readonly fulfilment?: components["schemas"]["GoodsFulfilmentRequest"] | null;
                    /** @description Pays the bill in the same request, all of it or nothing; needs an Idempotency-Key. The bill stays open when absent. */
                    readonly tenders?: readonly components["schemas"]["TenderInput"][];
                };
            };
        };
        readonly responses: {
            /** @description Made. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Order"];
                };
            };
        };
    };
    readonly "orders.get": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["OrderId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["OrderDetail"];
                };
            };
        };
    };
    readonly "orders.update": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["OrderId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    /** @description Whose bill it is; null for nobody’s, unless a booking on it is somebody’s. */
                    readonly customerId?: components["schemas"]["CustomerId"] | null;
                    /** @description The membership card that is shown: the bill is its holder's. */
                    readonly membershipCardNumber?: string;
                    /** @description All lines that the bill has then. */
                    readonly lines?: readonly components["schemas"]["OrderLineRequest"][];
                    /** @description With couponCodes all coupons of the bill; one given without the other takes that one as none. */
                    readonly couponIds?: readonly components["schemas"]["CouponId"][];
                    readonly couponCodes?: readonly string[];
                    readonly useCards?: "AUTO" | readonly components["schemas"]["CustomerCardId"][];
                    readonly useBenefits?: readonly string[];
                    readonly tipMinor?: number;
                    /** @description Null for none. Pricing a bill that has one anew needs the permission order:discount. */
                    readonly manualDiscount?: components["schemas"]["ManualDiscountPatch"] | null;
                    /** @description Needs the permission order:discount, as manualDiscount does. */
                    readonly roundTotal?: boolean;
                    /** @description What staff note on the bill. */
                    readonly note?: string;
                    /** @description How its goods are picked up or brought; null for handed over when they are paid. What is picked up keeps its code. */
                    readonly fulfilment?: components["schemas"]["GoodsFulfilmentRequestPatch"] | null;
                    /** @description Of orders.calculate with the orderId: that price is charged, or nothing is changed. */
                    readonly quoteHash?: string;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Order"];
                };
            };
        };
    };
    readonly "orders.pay": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["OrderId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @description The membership card that is shown. */
                    readonly membershipCardNumber?: string;
                    /** @description They pay in this order, together at least the total; none when the total is zero. */
                    readonly tenders: readonly components["schemas"]["TenderInput"][];
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Order"];
                };
            };
        };
    };
    readonly "orders.park": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["OrderId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @description What it is called while it waits: a table, a name. */
                    readonly label: string;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Order"];
                };
            };
        };
    };
    readonly "orders.resume": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["OrderId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Order"];
                };
            };
        };
    };
    readonly "orders.prepare": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["OrderId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Order"];
                };
            };
        };
    };
    readonly "orders.handOver": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["OrderId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    /** @description What was shown; staff who know whom they hand the goods to leave it out. */
                    readonly pickupCode?: string;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Order"];
                };
            };
        };
    };
    readonly "orders.cancel": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["OrderId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Order"];
                };
            };
        };
    };
    readonly "orders.refundPreview": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["OrderId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @description Which units go back; all that are left when absent. */
                    readonly lines?: readonly {
                        /** @description The line's ordinal. */
                        readonly line: number;
                        readonly quantity: number;
                    }[];
                    /** @default TENDERS */
                    readonly destination?: components["schemas"]["RefundDestination"];
                    readonly reason: string;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Refund"];
                };
            };
        };
    };
    readonly "orders.refund": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["OrderId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @description Which units go back; all that are left when absent. */
                    readonly lines?: readonly {
                        /** @description The line's ordinal. */
                        readonly line: number;
                        readonly quantity: number;
                    }[];
                    /** @default TENDERS */
                    readonly destination?: components["schemas"]["RefundDestination"];
                    readonly reason: string;
                };
            };
        };
        readonly responses: {
            /** @description Made. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Refund"];
                };
            };
        };
    };
    readonly "orders.reopen": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["OrderId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @description Why it is taken back. */
                    readonly reason: string;
                };
            };
        };
        readonly responses: {
            /** @description Made. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Order"];
                };
            };
        };
    };
    readonly "refunds.get": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["RefundId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Refund"];
                };
            };
        };
    };
    readonly "refunds.list": {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                readonly cursor?: string;
                readonly orderId?: components["schemas"]["OrderId"];
                readonly locationId?: components["schemas"]["LocationId"];
                readonly customerId?: components["schemas"]["CustomerId"];
                readonly kind?: components["schemas"]["RefundKind"];
                /** @description The first business day. */
                readonly fromDate?: components["schemas"]["LocalDate"];
                /** @description The last business day, this one included. */
                readonly toDate?: components["schemas"]["LocalDate"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RefundPage"];
                };
            };
        };
    };
    readonly "refunds.returnUnlinked": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly locationId: components["schemas"]["LocationId"];
                    readonly customerId?: components["schemas"]["CustomerId"];
                    readonly items: readonly ({
                        /** @constant */
                        readonly kind: "SERVICE";
                        readonly itemId: components["schemas"]["ServiceId"];
                        /** @default 1 */
                        readonly quantity?: number;
                        readonly unitPriceMinor: number;
                    } | {
                        /** @constant */
                        readonly kind: "PRODUCT";
                        readonly itemId: components["schemas"]["ProductId"];
                        /** @default 1 */
                        readonly quantity?: number;
                        /** @description What goes back for each, tax included, in minor units. */
                        readonly unitPriceMinor: number;
                    })[];
                    /**
                     * @description TENDERS is cash here.
                     * @default TENDERS
                     */
                    readonly destination?: components["schemas"]["RefundDestination"];
                    readonly reason: string;
                };
            };
        };
        readonly responses: {
            /** @description Made. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Refund"];
                };
            };
        };
    };
    readonly "refundRequests.list": {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                readonly cursor?: string;
                readonly orderId?: components["schemas"]["OrderId"];
                readonly locationId?: components["schemas"]["LocationId"];
                readonly customerId?: components["schemas"]["CustomerId"];
                readonly state?: components["schemas"]["RefundRequestState"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RefundRequestPage"];
                };
            };
        };
    };
    readonly "refundRequests.create": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly orderId: components["schemas"]["OrderId"];
                    /** @description Which units are to go back; all that are left when absent. */
                    readonly lines?: readonly {
                        /** @description The line's ordinal. */
                        readonly line: number;
                        readonly quantity: number;
                    }[];
                    /** @default TENDERS */
                    readonly destination?: components["schemas"]["RefundDestination"];
                    /** @description Why, in words of the customer. */
                    readonly reason: string;
                };
            };
        };
        readonly responses: {
            /** @description Made. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RefundRequest"];
                };
            };
        };
    };
    readonly "refundRequests.get": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["RefundRequestId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RefundRequest"];
                };
            };
        };
    };
    readonly "refundRequests.approve": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["RefundRequestId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RefundRequest"];
                };
            };
        };
    };
    readonly "refundRequests.reject": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["RefundRequestId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reason: string;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RefundRequest"];
                };
            };
        };
    };
    readonly "refundRequests.withdraw": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["RefundRequestId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RefundRequest"];
                };
            };
        };
    };
    readonly "cashShifts.list": {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                readonly cursor?: string;
                readonly locationId?: components["schemas"]["LocationId"];
                readonly state?: components["schemas"]["CashShiftState"];
                /** @description Who is in charge of it. */
                readonly openedById?: components["schemas"]["StaffId"];
                /** @description Opened on this business day or later. */
                readonly fromDate?: components["schemas"]["LocalDate"];
                /** @description Opened on this business day or before. */
                readonly toDate?: components["schemas"]["LocalDate"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CashShiftPage"];
                };
            };
        };
    };
    readonly "cashShifts.open": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly locationId: components["schemas"]["LocationId"];
                    /** @description Who is in charge of the cash. */
                    readonly staffId: components["schemas"]["StaffId"];
                    /** @description What is in the drawer, all of it, in minor units (备用金): what the preceding shift left, what came without a shift, and what is put in now. */
                    readonly openingFloatMinor: number;
                    /** @description Where the difference to what lies in the drawer by the books (what the preceding shift left, and what came less what went without a shift) comes from, or goes. When absent it is over or short, or of the first shift of a location comes from the bank, or goes there. */
                    readonly floatFrom?: components["schemas"]["CashSource"];
                    /** @default  */
                    readonly note?: string;
                };
            };
        };
        readonly responses: {
            /** @description Made. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CashShift"];
                };
            };
        };
    };
    readonly "cashShifts.get": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["CashShiftId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CashShift"];
                };
            };
        };
    };
    readonly "cashShifts.movements": {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                readonly cursor?: string;
            };
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["CashShiftId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CashMovementPage"];
                };
            };
        };
    };
    readonly "cashShifts.payIn": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["CashShiftId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly amountMinor: number;
                    /** @default BANK */
                    readonly counterpart?: components["schemas"]["CashSource"];
                    readonly reason: string;
                    readonly staffId: components["schemas"]["StaffId"];
                };
            };
        };
        readonly responses: {
            /** @description Made. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CashMovement"];
                };
            };
        };
    };
    readonly "cashShifts.payOut": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["CashShiftId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly amountMinor: number;
                    /** @default BANK */
                    readonly counterpart?: components["schemas"]["CashSource"];
                    readonly reason: string;
                    readonly staffId: components["schemas"]["StaffId"];
                };
            };
        };
        readonly responses: {
            /** @description Made. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CashMovement"];
                };
            };
        };
    };
    readonly "cashShifts.end": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["CashShiftId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly staffId: components["schemas"]["StaffId"];
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CashShift"];
                };
            };
        };
    };
    readonly "cashShifts.close": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["CashShiftId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @description Who counts, and closes. */
                    readonly staffId: components["schemas"]["StaffId"];
                    /** @description What is in the drawer, all of it, in minor units. */
                    readonly countedMinor: number;
                    /**
                     * @description What of it is taken to the bank; the rest stays in the drawer.
                     * @default 0
                     */
                    readonly bankedMinor?: number;
                    /**
                     * @description Where the location warns of open bills (WARN): that they are known, and go on in the next shift.
                     * @default false
                     */
                    readonly carryOverOrders?: boolean;
                    /** @default  */
                    readonly note?: string;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CashShift"];
                };
            };
        };
    };
    readonly "cashShifts.handOver": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["CashShiftId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @description Who counts, and closes. */
                    readonly staffId: components["schemas"]["StaffId"];
                    /** @description What is in the drawer, all of it, in minor units. */
                    readonly countedMinor: number;
                    /**
                     * @description What of it is taken to the bank; the rest stays in the drawer.
                     * @default 0
                     */
                    readonly bankedMinor?: number;
                    /**
                     * @description Where the location warns of open bills (WARN): that they are known, and go on in the next shift.
                     * @default false
                     */
                    readonly carryOverOrders?: boolean;
                    /** @default  */
                    readonly note?: string;
                    /** @description Who is in charge from now on. */
                    readonly toStaffId: components["schemas"]["StaffId"];
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CashShiftHandOver"];
                };
            };
        };
    };
    readonly "cashMovements.list": {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                readonly cursor?: string;
                readonly locationId?: components["schemas"]["LocationId"];
                /** @description In this shift. */
                readonly cashShiftId?: components["schemas"]["CashShiftId"];
                /** @description The first business day. */
                readonly fromDate?: components["schemas"]["LocalDate"];
                /** @description The last business day, this one included. */
                readonly toDate?: components["schemas"]["LocalDate"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CashMovementPage"];
                };
            };
        };
    };
    readonly "cashMovements.create": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @description Whose drawer it is. */
                    readonly locationId: components["schemas"]["LocationId"];
                    /** @description Whether cash is put into the drawer or taken out of it. */
                    readonly kind: components["schemas"]["CashMovementKind"];
                    readonly amountMinor: number;
                    /** @default BANK */
                    readonly counterpart?: components["schemas"]["CashSource"];
                    readonly reason: string;
                    readonly staffId: components["schemas"]["StaffId"];
                };
            };
        };
        readonly responses: {
            /** @description Made. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CashMovement"];
                };
            };
        };
    };
    readonly "expenses.list": {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                readonly cursor?: string;
                readonly locationId?: components["schemas"]["LocationId"];
                readonly category?: components["schemas"]["ExpenseCategory"];
                readonly state?: components["schemas"]["ExpenseState"];
                /** @description The first business day. */
                readonly fromDate?: components["schemas"]["LocalDate"];
                /** @description The last business day, this one included. */
                readonly toDate?: components["schemas"]["LocalDate"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ExpensePage"];
                };
            };
        };
    };
    readonly "expenses.create": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly locationId: components["schemas"]["LocationId"];
                    readonly category: components["schemas"]["ExpenseCategory"];
                    /** @description In the location's currency, minor units. */
                    readonly amountMinor: number;
                    /**
                     * @description CASH comes out of the drawer, of the open cash shift where there is one.
                     * @enum {string}
                     */
                    readonly paidFrom: "CASH" | "BANK";
                    /**
                     * @description Who was paid.
                     * @default
                     */
                    readonly payee?: string;
                    /** @default  */
                    readonly note?: string;
                    /** @description Who spent it. */
                    readonly staffId?: components["schemas"]["StaffId"];
                    /** @description The business day whose expense it is, not a later one than today; today when absent. */
                    readonly businessDate?: components["schemas"]["LocalDate"];
                };
            };
        };
        readonly responses: {
            /** @description Made. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Expense"];
                };
            };
        };
    };
    readonly "expenses.get": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["ExpenseId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Expense"];
                };
            };
        };
    };
    readonly "expenses.void": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["ExpenseId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly reason: string;
                };
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Expense"];
                };
            };
        };
    };
    readonly "ledger.verify": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["LedgerVerification"];
                };
            };
        };
    };
    readonly "ledger.accounts": {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                readonly cursor?: string;
                readonly account?: components["schemas"]["AccountCode"];
                /** @description A customer, a card or an entitlement. */
                readonly subjectId?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["AccountBalancePage"];
                };
            };
        };
    };
    readonly "ledger.entries": {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                readonly cursor?: string;
                readonly account?: components["schemas"]["AccountCode"];
                /** @description A customer, a card or an entitlement, or a code. */
                readonly subjectId?: string;
                readonly locationId?: components["schemas"]["LocationId"];
                /** @description The first business day. */
                readonly fromDate?: components["schemas"]["LocalDate"];
                /** @description The last business day, this one included. */
                readonly toDate?: components["schemas"]["LocalDate"];
                /** @description What was posted for, such as the id of an order. */
                readonly sourceId?: string;
                readonly transactionId?: components["schemas"]["LedgerTransactionId"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["LedgerEntryPage"];
                };
            };
        };
    };
    readonly "ledger.trialBalance": {
        readonly parameters: {
            readonly query?: {
                /** @description Ids of locations, comma-separated; all locations when absent. */
                readonly locationIds?: string;
                /** @description The first business day; from the beginning when absent. */
                readonly fromDate?: components["schemas"]["LocalDate"];
                /** @description The last business day, this one included. */
                readonly toDate?: components["schemas"]["LocalDate"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["TrialBalances"];
                };
            };
        };
    };
    readonly "ledger.profitAndLoss": {
        readonly parameters: {
            readonly query?: {
                /** @description Ids of locations, comma-separated; all locations when absent. */
                readonly locationIds?: string;
                /** @description The first business day; from the beginning when absent. */
                readonly fromDate?: components["schemas"]["LocalDate"];
                /** @description The last business day, this one included. */
                readonly toDate?: components["schemas"]["LocalDate"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ProfitAndLossStatement"];
                };
            };
        };
    };
    readonly "ledger.balanceSheet": {
        readonly parameters: {
            readonly query?: {
                /** @description Ids of locations, comma-separated; all locations when absent. */
                readonly locationIds?: string;
                /** @description At the end of this business day; of all days when absent. */
                readonly date?: components["schemas"]["LocalDate"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["BalanceSheetStatement"];
                };
            };
        };
    };
    readonly "accountingPeriods.list": {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                readonly cursor?: string;
                /** @description Only periods of this location alone. */
                readonly locationId?: components["schemas"]["LocationId"];
                readonly state?: "CLOSED" | "REOPENED";
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["AccountingPeriodPage"];
                };
            };
        };
    };
    readonly "accountingPeriods.close": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @description All locations when absent. */
                    readonly locationId?: components["schemas"]["LocationId"];
                    readonly fromDate: components["schemas"]["LocalDate"];
                    /** @description The last business day, this one included; it must be over. */
                    readonly toDate: components["schemas"]["LocalDate"];
                    /** @default  */
                    readonly note?: string;
                };
            };
        };
        readonly responses: {
            /** @description Made. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["AccountingPeriod"];
                };
            };
        };
    };
    readonly "accountingPeriods.reopen": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["schemas"]["AccountingPeriodId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["AccountingPeriod"];
                };
            };
        };
    };
    readonly "reports.dayTotals": {
        readonly parameters: {
            readonly query: {
                readonly locationId: components["schemas"]["LocationId"];
                readonly businessDate: components["schemas"]["LocalDate"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["DayTotals"];
                };
            };
        };
    };
    readonly "reports.prepaidLiability": {
        readonly parameters: {
            readonly query?: {
                /** @description Ids of the locations where it was sold or loaded, comma-separated; all locations when absent. */
                readonly locationIds?: string;
                readonly currency?: components["schemas"]["Currency"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PrepaidLiabilityReport"];
                };
            };
        };
    };
    readonly "analytics.bookings": {
        readonly parameters: {
            readonly query: {
                readonly locationId: components["schemas"]["LocationId"];
                readonly from: components["schemas"]["LocalDate"];
                /** @description The last date, included; at most 92 dates. */
                readonly to: components["schemas"]["LocalDate"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["BookingFigures"];
                };
            };
        };
    };
}
