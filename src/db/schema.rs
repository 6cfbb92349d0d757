//! Every table, written once for both databases. The migrations hold the same names; a test compares them.

diesel::table! {
    accounts (id) {
        id -> BigInt,
        email -> Text,
        email_folded -> Text,
        name -> Text,
        sort_key -> Text,
        language -> Text,
        password_hash -> Nullable<Text>,
        state -> Text,
        created_at -> Timestamp,
        last_sign_in_at -> Nullable<Timestamp>,
        absent_until -> Nullable<Date>,
        email_bounced_at -> Nullable<Timestamp>,
        version -> BigInt,
    }
}

diesel::table! {
    account_roles (account_id, role) {
        account_id -> BigInt,
        role -> Text,
        granted_by -> Nullable<BigInt>,
        granted_at -> Timestamp,
    }
}

diesel::table! {
    sessions (id) {
        id -> BigInt,
        account_id -> BigInt,
        token_hash -> Text,
        form_token -> Text,
        created_at -> Timestamp,
        seen_at -> Timestamp,
        idle_until -> Timestamp,
        ends_at -> Timestamp,
        browser -> Text,
        address -> Text,
    }
}

diesel::table! {
    mailed_links (id) {
        id -> BigInt,
        kind -> Text,
        account_id -> Nullable<BigInt>,
        token_hash -> Text,
        new_email -> Nullable<Text>,
        created_at -> Timestamp,
        expires_at -> Timestamp,
        used_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    secrets (name) {
        name -> Text,
        value -> Binary,
        created_at -> Timestamp,
    }
}

diesel::table! {
    settings (id) {
        id -> BigInt,
        data -> Text,
        created_by -> Nullable<BigInt>,
        created_at -> Timestamp,
    }
}

diesel::table! {
    organizations (id) {
        id -> BigInt,
        name -> Text,
        sort_key -> Text,
        folded -> Text,
        organization_type -> Text,
        country -> Text,
        sector -> Text,
        profile -> Text,
        registration_key -> Nullable<Text>,
        created_by -> Nullable<BigInt>,
        created_at -> Timestamp,
        version -> BigInt,
    }
}

diesel::table! {
    memberships (organization_id, account_id) {
        organization_id -> BigInt,
        account_id -> BigInt,
        part -> Text,
        since -> Timestamp,
    }
}

diesel::table! {
    organization_invitations (id) {
        id -> BigInt,
        organization_id -> BigInt,
        name -> Text,
        email -> Text,
        email_folded -> Text,
        part -> Text,
        token_hash -> Text,
        invited_by -> BigInt,
        invited_at -> Timestamp,
        expires_at -> Timestamp,
        used_by -> Nullable<BigInt>,
        used_at -> Nullable<Timestamp>,
        revoked_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    join_requests (id) {
        id -> BigInt,
        organization_id -> BigInt,
        account_id -> BigInt,
        message -> Text,
        state -> Text,
        asked_at -> Timestamp,
        answered_by -> Nullable<BigInt>,
        answered_at -> Nullable<Timestamp>,
        reason -> Text,
    }
}

diesel::table! {
    requests (id) {
        id -> BigInt,
        number -> Nullable<Text>,
        organization_id -> BigInt,
        created_by -> BigInt,
        title -> Text,
        folded -> Text,
        stage -> Text,
        outcome -> Nullable<Text>,
        edition -> Text,
        rubric_version -> BigInt,
        reference_version -> BigInt,
        track -> Nullable<Text>,
        revision -> BigInt,
        marks -> Text,
        use_type -> Nullable<Text>,
        verdict -> Nullable<Text>,
        sponsor -> Nullable<Text>,
        entered_by -> Nullable<BigInt>,
        received_as -> Nullable<Text>,
        received_on -> Nullable<Date>,
        linked_id -> Nullable<BigInt>,
        link_kind -> Nullable<Text>,
        created_at -> Timestamp,
        submitted_at -> Nullable<Timestamp>,
        stage_since -> Timestamp,
        closed_at -> Nullable<Timestamp>,
        due_on -> Nullable<Date>,
        turn -> Text,
        closing_reason -> Nullable<Text>,
        version -> BigInt,
    }
}

diesel::table! {
    rule_parts (rule_set_id, part) {
        rule_set_id -> BigInt,
        part -> Text,
        text -> Text,
    }
}

diesel::table! {
    rule_sets (id) {
        id -> BigInt,
        number -> Nullable<BigInt>,
        state -> Text,
        title -> Text,
        reasons -> Text,
        valid_from -> Nullable<Date>,
        base -> BigInt,
        hash -> Text,
        begun_by -> Nullable<BigInt>,
        begun_at -> Timestamp,
        proposed_by -> Nullable<BigInt>,
        proposed_at -> Nullable<Timestamp>,
        decided_by -> Nullable<BigInt>,
        decided_at -> Nullable<Timestamp>,
        remarks -> Text,
        change -> Nullable<BigInt>,
        version -> BigInt,
    }
}

diesel::table! {
    saved_views (id) {
        id -> BigInt,
        account_id -> BigInt,
        name -> Text,
        query -> Text,
        created_at -> Timestamp,
    }
}

diesel::table! {
    draft_groups (request_id, group_key) {
        request_id -> BigInt,
        group_key -> Text,
        answers -> Text,
        version -> BigInt,
        saved_by -> BigInt,
        saved_at -> Timestamp,
        to_confirm -> Bool,
    }
}

diesel::table! {
    revisions (id) {
        id -> BigInt,
        request_id -> BigInt,
        number -> BigInt,
        answers -> Text,
        facts -> Text,
        hash -> Text,
        submitted_by -> BigInt,
        submitted_at -> Timestamp,
    }
}

diesel::table! {
    case_words (word, request_id) {
        word -> Text,
        request_id -> BigInt,
    }
}

diesel::table! {
    title_words (word, request_id) {
        word -> Text,
        request_id -> BigInt,
    }
}

diesel::table! {
    gaps (id) {
        id -> BigInt,
        request_id -> BigInt,
        revision -> BigInt,
        question -> Nullable<Text>,
        text -> Text,
        asked_by -> BigInt,
        asked_at -> Timestamp,
        answered_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    number_series (name) {
        name -> Text,
        last -> BigInt,
    }
}

diesel::table! {
    documents (id) {
        id -> BigInt,
        request_id -> BigInt,
        question -> Text,
        sha256 -> Text,
        name -> Text,
        description -> Text,
        kind -> Text,
        bytes -> BigInt,
        uploaded_by -> BigInt,
        uploaded_at -> Timestamp,
        removed_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    stored_files (sha256) {
        sha256 -> Text,
        kind -> Text,
        bytes -> BigInt,
        stored_at -> Timestamp,
        scan -> Text,
        scan_tries -> BigInt,
        scan_due_at -> Timestamp,
        scanned_at -> Nullable<Timestamp>,
        found -> Nullable<Text>,
        preview -> Text,
        preview_tries -> BigInt,
        preview_due_at -> Timestamp,
        pages -> BigInt,
    }
}

diesel::table! {
    previews (id) {
        id -> BigInt,
        sha256 -> Text,
        page -> BigInt,
        picture -> Text,
        kind -> Text,
        width -> BigInt,
        height -> BigInt,
    }
}

diesel::table! {
    waits (id) {
        id -> BigInt,
        kind -> Text,
        subject_kind -> Text,
        subject_id -> BigInt,
        request_id -> Nullable<BigInt>,
        account_id -> Nullable<BigInt>,
        role -> Nullable<Text>,
        organization_id -> Nullable<BigInt>,
        asked_at -> Timestamp,
        due_on -> Nullable<Date>,
        reminded_at -> Nullable<Timestamp>,
        reminders -> BigInt,
        answered_at -> Nullable<Timestamp>,
        expired_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    directory_entries (id) {
        id -> BigInt,
        kind -> Text,
        entity -> Text,
        sort_key -> Text,
        folded -> Text,
        country -> Text,
        contact -> Text,
        email -> Text,
        email_folded -> Text,
        phone -> Text,
        notes -> Text,
        active -> Bool,
        changed_by -> BigInt,
        changed_at -> Timestamp,
        version -> BigInt,
    }
}

diesel::table! {
    opinions (id) {
        id -> BigInt,
        request_id -> BigInt,
        entry_id -> Nullable<BigInt>,
        account_id -> Nullable<BigInt>,
        kind -> Text,
        from_kind -> Text,
        entity -> Text,
        contact -> Text,
        email -> Text,
        email_folded -> Text,
        question -> Text,
        token_hash -> Text,
        state -> Text,
        asked_by -> Nullable<BigInt>,
        asked_at -> Timestamp,
        due_on -> Date,
        expires_at -> Timestamp,
        verdict -> Nullable<Text>,
        text -> Text,
        answered_by -> Nullable<BigInt>,
        answered_at -> Nullable<Timestamp>,
        ended_at -> Nullable<Timestamp>,
        version -> BigInt,
    }
}

diesel::table! {
    checks (id) {
        id -> BigInt,
        request_id -> BigInt,
        code -> Text,
        outcome -> Text,
        evidence -> Text,
        list_version -> Nullable<Text>,
        controversy -> Nullable<BigInt>,
        checked_by -> Nullable<BigInt>,
        checked_at -> Nullable<Timestamp>,
        confirmed_by -> Nullable<BigInt>,
        confirmed_at -> Nullable<Timestamp>,
        second_reason -> Nullable<Text>,
        revision -> BigInt,
        version -> BigInt,
    }
}

diesel::table! {
    holds (id) {
        id -> BigInt,
        request_id -> BigInt,
        state -> Text,
        check_code -> Nullable<Text>,
        reason -> Text,
        summary -> Text,
        opened_by -> BigInt,
        opened_at -> Timestamp,
        answer_due -> Date,
        answer -> Nullable<Text>,
        answered_by -> Nullable<BigInt>,
        answered_at -> Nullable<Timestamp>,
        release_reason -> Nullable<Text>,
        release_by -> Nullable<BigInt>,
        release_at -> Nullable<Timestamp>,
        closed_by -> Nullable<BigInt>,
        closed_at -> Nullable<Timestamp>,
        version -> BigInt,
    }
}

diesel::table! {
    conflicts (request_id, account_id) {
        request_id -> BigInt,
        account_id -> BigInt,
        conflicted -> Bool,
        statement -> Text,
        declared_at -> Timestamp,
    }
}

diesel::table! {
    scorecards (id) {
        id -> BigInt,
        request_id -> BigInt,
        member_id -> BigInt,
        state -> Text,
        revision -> BigInt,
        due_on -> Date,
        assigned_by -> BigInt,
        assigned_at -> Timestamp,
        private_note -> Text,
        reason -> Text,
        locked_at -> Nullable<Timestamp>,
        version -> BigInt,
    }
}

diesel::table! {
    scores (scorecard_id, criterion) {
        scorecard_id -> BigInt,
        criterion -> Text,
        score -> Nullable<BigInt>,
        not_applicable -> Bool,
        comment -> Text,
        saved_at -> Timestamp,
    }
}

diesel::table! {
    knock_outs (id) {
        id -> BigInt,
        request_id -> BigInt,
        scorecard_id -> BigInt,
        criterion -> Text,
        resolution -> Nullable<Text>,
        reasons -> Text,
        resolved_by -> Nullable<BigInt>,
        resolved_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    remarks (id) {
        id -> BigInt,
        request_id -> BigInt,
        author_id -> BigInt,
        kind -> Text,
        criterion -> Nullable<Text>,
        text -> Text,
        written_at -> Timestamp,
        withdrawn_at -> Nullable<Timestamp>,
        audience -> Text,
    }
}

diesel::table! {
    member_profiles (account_id) {
        account_id -> BigInt,
        sectors -> Text,
        goals -> Text,
        languages -> Text,
        most_open -> Nullable<BigInt>,
        saved_at -> Timestamp,
    }
}

diesel::table! {
    member_questions (id) {
        id -> BigInt,
        request_id -> BigInt,
        asked_by -> BigInt,
        criterion -> Nullable<Text>,
        text -> Text,
        state -> Text,
        asked_at -> Timestamp,
        settled_by -> Nullable<BigInt>,
        settled_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    meetings (id) {
        id -> BigInt,
        request_id -> BigInt,
        held_on -> Date,
        minutes -> Text,
        recorded_by -> BigInt,
        recorded_at -> Timestamp,
    }
}

diesel::table! {
    meeting_attendance (meeting_id, account_id) {
        meeting_id -> BigInt,
        account_id -> BigInt,
    }
}

diesel::table! {
    recommendations (id) {
        id -> BigInt,
        number -> Text,
        request_id -> BigInt,
        state -> Text,
        outcome -> Text,
        band -> Text,
        case_score -> Text,
        hundredths -> BigInt,
        quorum -> BigInt,
        basis -> Text,
        basis_on -> Nullable<Date>,
        text -> Text,
        departing_reasons -> Text,
        conditions -> Text,
        recommended_by -> BigInt,
        recommended_at -> Timestamp,
        sent_back_by -> Nullable<BigInt>,
        sent_back_at -> Nullable<Timestamp>,
        questions -> Text,
    }
}

diesel::table! {
    written_procedures (id) {
        id -> BigInt,
        request_id -> BigInt,
        state -> Text,
        outcome -> Text,
        text -> Text,
        departing_reasons -> Text,
        conditions -> Text,
        put_by -> BigInt,
        put_at -> Timestamp,
        until_on -> Date,
        ended_at -> Nullable<Timestamp>,
        broken_by -> Nullable<BigInt>,
        reasons -> Text,
    }
}

diesel::table! {
    dissents (recommendation_id, account_id) {
        recommendation_id -> BigInt,
        account_id -> BigInt,
        text -> Text,
    }
}

diesel::table! {
    decisions (id) {
        id -> BigInt,
        number -> Text,
        request_id -> BigInt,
        recommendation_id -> BigInt,
        state -> Text,
        outcome -> Text,
        reasons -> Text,
        reason_codes -> Text,
        departing_reasons -> Text,
        alternative_mark -> Nullable<Text>,
        alternative_reasons -> Text,
        terms -> Text,
        letter_subject -> Text,
        letter_text -> Text,
        letter_html -> Text,
        letter_hash -> Text,
        decided_by -> BigInt,
        decided_at -> Timestamp,
        release_at -> Timestamp,
        released_at -> Nullable<Timestamp>,
        taken_back_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    reconsiderations (id) {
        id -> BigInt,
        request_id -> BigInt,
        kind -> Text,
        decision_id -> Nullable<BigInt>,
        authorization_id -> Nullable<BigInt>,
        decided_by -> BigInt,
        decided_at -> Timestamp,
        ask_by -> Date,
        state -> Text,
        ground -> Text,
        words -> Text,
        asked_by -> BigInt,
        asked_at -> Timestamp,
        handled_by -> Nullable<BigInt>,
        handled_at -> Nullable<Timestamp>,
        reasons -> Text,
    }
}

diesel::table! {
    decision_prints (decision_id) {
        decision_id -> BigInt,
        sheet -> Text,
        sha256 -> Nullable<Text>,
        pdf -> Nullable<Binary>,
        set_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    deferrals (id) {
        id -> BigInt,
        request_id -> BigInt,
        awaited -> Text,
        until_on -> Date,
        deferred_by -> BigInt,
        deferred_at -> Timestamp,
        woken_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    authorizations (id) {
        id -> BigInt,
        number -> Text,
        code -> Text,
        request_id -> BigInt,
        decision_id -> BigInt,
        organization_id -> BigInt,
        holder -> Text,
        holder_folded -> Text,
        holder_sort_key -> Text,
        country -> Text,
        state -> Text,
        suspended_from -> Nullable<Text>,
        marks -> Text,
        use_type -> Text,
        activity -> Text,
        goals -> Text,
        starts_on -> Date,
        ends_on -> Date,
        terms -> Text,
        offered_at -> Timestamp,
        accept_by -> Date,
        accepted_by -> Nullable<BigInt>,
        accepted_at -> Nullable<Timestamp>,
        signed_name -> Nullable<Text>,
        signed_title -> Nullable<Text>,
        activated_at -> Nullable<Timestamp>,
        stopped_at -> Nullable<Timestamp>,
        stop_reason -> Nullable<Text>,
        stop_by -> Nullable<Date>,
        in_register -> Bool,
        reminded_days -> Nullable<BigInt>,
        version -> BigInt,
    }
}

diesel::table! {
    authorization_conditions (id) {
        id -> BigInt,
        authorization_id -> BigInt,
        position -> BigInt,
        code -> Text,
        text -> Text,
        explanation -> Text,
        precedent -> Bool,
        public -> Bool,
        due_on -> Nullable<Date>,
        state -> Text,
        evidence -> Text,
        checked_by -> Nullable<BigInt>,
        checked_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    authorization_files (id) {
        id -> BigInt,
        authorization_id -> BigInt,
        kind -> Text,
        sha256 -> Text,
        name -> Text,
    }
}

diesel::table! {
    authorization_papers (id) {
        id -> BigInt,
        authorization_id -> BigInt,
        position -> Nullable<BigInt>,
        document_id -> BigInt,
        state -> Text,
        remarks -> Text,
        handed_in_at -> Timestamp,
        looked_by -> Nullable<BigInt>,
        looked_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    calendar_feeds (account_id) {
        account_id -> BigInt,
        token_hash -> Text,
        made_at -> Timestamp,
    }
}

diesel::table! {
    register_delays (authorization_id) {
        authorization_id -> BigInt,
        listed_from -> Date,
        reasons -> Text,
        set_by -> BigInt,
        set_at -> Timestamp,
    }
}

diesel::table! {
    proof_keys (id) {
        id -> Text,
        public_key -> Binary,
        seed -> Nullable<Binary>,
        slot -> Nullable<BigInt>,
        made_at -> Timestamp,
        retired_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    change_reports (id) {
        id -> BigInt,
        authorization_id -> BigInt,
        about -> Text,
        text -> Text,
        reported_by -> BigInt,
        reported_at -> Timestamp,
        verdict -> Nullable<Text>,
        answer -> Text,
        answered_by -> Nullable<BigInt>,
        answered_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    use_reports (id) {
        id -> BigInt,
        authorization_id -> BigInt,
        text -> Text,
        currency -> Nullable<Text>,
        raised -> Nullable<BigInt>,
        costs -> Nullable<BigInt>,
        passed_on -> Nullable<BigInt>,
        reported_by -> BigInt,
        reported_at -> Timestamp,
        state -> Text,
        remarks -> Text,
        looked_by -> Nullable<BigInt>,
        looked_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    delegated_agents (id) {
        id -> BigInt,
        authorization_id -> BigInt,
        name -> Text,
        scope -> Text,
        until_on -> Date,
        named_by -> BigInt,
        named_at -> Timestamp,
        ended_by -> Nullable<BigInt>,
        ended_at -> Nullable<Timestamp>,
        end_reason -> Text,
    }
}

diesel::table! {
    master_artwork (id) {
        id -> BigInt,
        mark -> Text,
        name -> Text,
        sha256 -> Text,
        kind -> Text,
        bytes -> BigInt,
        added_by -> BigInt,
        added_at -> Timestamp,
        withdrawn_by -> Nullable<BigInt>,
        withdrawn_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    paper_imports (id) {
        id -> BigInt,
        file_name -> Text,
        state -> Text,
        brought_by -> BigInt,
        brought_at -> Timestamp,
        settled_by -> Nullable<BigInt>,
        settled_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    paper_lines (import_id, line) {
        import_id -> BigInt,
        line -> BigInt,
        data -> Text,
        authorization_id -> Nullable<BigInt>,
    }
}

diesel::table! {
    paper_records (authorization_id) {
        authorization_id -> BigInt,
        decision_id -> BigInt,
        import_id -> BigInt,
        reference -> Text,
        granted_on -> Date,
    }
}

diesel::table! {
    office_holidays (day) {
        day -> Date,
        name -> Text,
        set_by -> BigInt,
        set_at -> Timestamp,
    }
}

diesel::table! {
    matters (id) {
        id -> BigInt,
        number -> Text,
        source -> Text,
        organization_id -> Nullable<BigInt>,
        organization_name -> Text,
        authorization_id -> Nullable<BigInt>,
        request_id -> Nullable<BigInt>,
        code -> Text,
        place -> Text,
        description -> Text,
        folded -> Text,
        state -> Text,
        entered_by -> Nullable<BigInt>,
        received_at -> Timestamp,
        question -> Text,
        asked_by -> Nullable<BigInt>,
        asked_at -> Nullable<Timestamp>,
        due_on -> Nullable<Date>,
        comment -> Text,
        commented_by -> Nullable<BigInt>,
        commented_at -> Nullable<Timestamp>,
        closed_by -> Nullable<BigInt>,
        closed_at -> Nullable<Timestamp>,
        reasons -> Text,
        referred_to -> Text,
        sanction -> Nullable<Text>,
        version -> BigInt,
    }
}

diesel::table! {
    matter_reporters (matter_id) {
        matter_id -> BigInt,
        name -> Text,
        email -> Text,
        language -> Text,
    }
}

diesel::table! {
    matter_pictures (matter_id) {
        matter_id -> BigInt,
        sha256 -> Text,
        name -> Text,
        kind -> Text,
        bytes -> BigInt,
    }
}

diesel::table! {
    lessons (id) {
        id -> BigInt,
        request_id -> BigInt,
        kind -> Text,
        state -> Text,
        title -> Text,
        intended -> Text,
        happened -> Text,
        effect -> Text,
        recommendation -> Text,
        owner_role -> Text,
        criteria -> Text,
        confidentiality -> Text,
        edition -> Text,
        marks -> Text,
        use_type -> Text,
        organization_type -> Text,
        sector -> Text,
        country -> Text,
        folded -> Text,
        remarks -> Text,
        contributed_by -> BigInt,
        contributed_at -> Timestamp,
        validated_by -> Nullable<BigInt>,
        published_at -> Nullable<Timestamp>,
        version -> BigInt,
    }
}

diesel::table! {
    lesson_uses (scorecard_id, lesson_id) {
        scorecard_id -> BigInt,
        lesson_id -> BigInt,
        answer -> Text,
        saved_at -> Timestamp,
    }
}

diesel::table! {
    lesson_waivers (request_id) {
        request_id -> BigInt,
        reason -> Text,
        given_by -> BigInt,
        given_at -> Timestamp,
    }
}

diesel::table! {
    notices (id) {
        id -> BigInt,
        kind -> Text,
        subject_kind -> Text,
        subject_id -> BigInt,
        request_id -> Nullable<BigInt>,
        account_id -> Nullable<BigInt>,
        to_name -> Text,
        to_address -> Text,
        language -> Text,
        subject -> Text,
        body_text -> Text,
        body_html -> Text,
        message_id -> Text,
        state -> Text,
        attempts -> BigInt,
        next_at -> Timestamp,
        lease -> Nullable<Text>,
        lease_until -> Nullable<Timestamp>,
        error -> Text,
        created_at -> Timestamp,
        sent_at -> Nullable<Timestamp>,
        rank -> BigInt,
        cause -> Text,
        came_back_at -> Nullable<Timestamp>,
        gathered_into -> Nullable<BigInt>,
        wait_id -> Nullable<BigInt>,
        wait_due -> Nullable<Date>,
    }
}

diesel::table! {
    letter_paragraphs (id) {
        id -> BigInt,
        letter -> Text,
        language -> Text,
        paragraph -> Text,
        version -> BigInt,
        state -> Text,
        text -> Nullable<Text>,
        why -> Text,
        proposed_by -> BigInt,
        proposed_at -> Timestamp,
        answered_by -> Nullable<BigInt>,
        answered_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    mail_pause (id) {
        id -> BigInt,
        reason -> Text,
        paused_at -> Timestamp,
        paused_by -> Nullable<BigInt>,
    }
}

diesel::table! {
    mail_paces (account_id) {
        account_id -> BigInt,
        pace -> Text,
        changed_at -> Timestamp,
    }
}

diesel::table! {
    mail_returns (id) {
        id -> BigInt,
        report -> Text,
        notice_id -> BigInt,
        address -> Text,
        folded -> Text,
        status -> Text,
        said -> Text,
        marked_by -> Nullable<BigInt>,
        noted_at -> Timestamp,
        lifted_at -> Nullable<Timestamp>,
        lifted_by -> Nullable<BigInt>,
    }
}

diesel::table! {
    chains (kind, id) {
        kind -> Text,
        id -> BigInt,
        seq -> BigInt,
        hash -> Text,
    }
}

diesel::table! {
    events (id) {
        id -> BigInt,
        kind -> Text,
        subject_id -> BigInt,
        seq -> BigInt,
        action -> Text,
        actor_id -> Nullable<BigInt>,
        at -> Timestamp,
        before -> Text,
        after -> Text,
        previous -> Text,
        hash -> Text,
    }
}

diesel::table! {
    personal_values (event_id, field) {
        event_id -> BigInt,
        field -> Text,
        salt -> Text,
        value -> Text,
    }
}

diesel::table! {
    once_keys (actor, route, once_key) {
        actor -> Text,
        route -> Text,
        once_key -> Text,
        body_hash -> Text,
        location -> Text,
        created_at -> Timestamp,
    }
}

diesel::table! {
    case_figures (request_id) {
        request_id -> BigInt,
        stale -> Bool,
        size -> Nullable<Text>,
        completeness_days -> Nullable<BigInt>,
        screening_days -> Nullable<BigInt>,
        review_days -> Nullable<BigInt>,
        decision_days -> Nullable<BigInt>,
        overall_days -> Nullable<BigInt>,
        score -> Nullable<BigInt>,
        band -> Nullable<Text>,
        recommended -> Nullable<Text>,
        departed_band -> Bool,
        departed_group -> Bool,
        cards -> Text,
        members -> Text,
        scored -> Text,
        apart -> Text,
    }
}

diesel::joinable!(account_roles -> accounts (account_id));

diesel::joinable!(sessions -> accounts (account_id));

diesel::joinable!(mailed_links -> accounts (account_id));

diesel::joinable!(settings -> accounts (created_by));

diesel::joinable!(organizations -> accounts (created_by));

diesel::joinable!(memberships -> organizations (organization_id));

diesel::joinable!(memberships -> accounts (account_id));

diesel::joinable!(requests -> organizations (organization_id));

diesel::joinable!(requests -> accounts (created_by));

diesel::joinable!(draft_groups -> requests (request_id));

diesel::joinable!(draft_groups -> accounts (saved_by));

diesel::joinable!(revisions -> requests (request_id));

diesel::joinable!(revisions -> accounts (submitted_by));

diesel::joinable!(gaps -> requests (request_id));

diesel::joinable!(gaps -> accounts (asked_by));

diesel::joinable!(documents -> requests (request_id));

diesel::joinable!(documents -> accounts (uploaded_by));

diesel::joinable!(previews -> stored_files (sha256));

diesel::joinable!(waits -> requests (request_id));

diesel::joinable!(waits -> accounts (account_id));

diesel::joinable!(waits -> organizations (organization_id));

diesel::joinable!(checks -> requests (request_id));

diesel::joinable!(looked_up -> requests (request_id));

diesel::joinable!(case_figures -> requests (request_id));

diesel::joinable!(holds -> requests (request_id));

diesel::joinable!(conflicts -> requests (request_id));

diesel::joinable!(conflicts -> accounts (account_id));

diesel::joinable!(scorecards -> requests (request_id));

diesel::joinable!(scores -> scorecards (scorecard_id));

diesel::joinable!(knock_outs -> requests (request_id));

diesel::joinable!(knock_outs -> scorecards (scorecard_id));

diesel::joinable!(knock_outs -> accounts (resolved_by));

diesel::joinable!(member_profiles -> accounts (account_id));

diesel::joinable!(member_questions -> requests (request_id));

diesel::joinable!(remarks -> requests (request_id));

diesel::joinable!(remarks -> accounts (author_id));

diesel::joinable!(meetings -> requests (request_id));

diesel::joinable!(meetings -> accounts (recorded_by));

diesel::joinable!(meeting_attendance -> meetings (meeting_id));

diesel::joinable!(meeting_attendance -> accounts (account_id));

diesel::joinable!(recommendations -> requests (request_id));

diesel::joinable!(dissents -> recommendations (recommendation_id));

diesel::joinable!(dissents -> accounts (account_id));

diesel::joinable!(decisions -> requests (request_id));

diesel::joinable!(decisions -> recommendations (recommendation_id));

diesel::joinable!(decisions -> accounts (decided_by));

diesel::joinable!(decision_prints -> decisions (decision_id));

diesel::joinable!(deferrals -> requests (request_id));

diesel::joinable!(deferrals -> accounts (deferred_by));

diesel::joinable!(authorizations -> requests (request_id));

diesel::joinable!(authorizations -> decisions (decision_id));

diesel::joinable!(authorizations -> organizations (organization_id));

diesel::joinable!(authorizations -> accounts (accepted_by));

diesel::joinable!(authorization_conditions -> authorizations (authorization_id));

diesel::joinable!(authorization_conditions -> accounts (checked_by));

diesel::joinable!(authorization_files -> authorizations (authorization_id));

diesel::joinable!(authorization_papers -> authorizations (authorization_id));

diesel::joinable!(authorization_papers -> documents (document_id));

diesel::joinable!(calendar_feeds -> accounts (account_id));

diesel::joinable!(register_delays -> authorizations (authorization_id));

diesel::joinable!(lessons -> requests (request_id));

diesel::joinable!(lesson_uses -> scorecards (scorecard_id));

diesel::joinable!(lesson_uses -> lessons (lesson_id));

diesel::joinable!(lesson_waivers -> requests (request_id));

diesel::joinable!(lesson_waivers -> accounts (given_by));

diesel::joinable!(notices -> requests (request_id));

diesel::joinable!(notices -> accounts (account_id));

diesel::joinable!(events -> accounts (actor_id));

diesel::joinable!(personal_values -> events (event_id));

diesel::table! {
    lists (id) {
        id -> BigInt,
        code -> Text,
        format -> Text,
        checks -> Text,
        current_version -> Nullable<BigInt>,
        looked_at -> Nullable<Timestamp>,
        age_told_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    list_versions (id) {
        id -> BigInt,
        list_id -> BigInt,
        state -> Text,
        source -> Text,
        dated -> Date,
        sha256 -> Text,
        entries -> BigInt,
        added -> BigInt,
        changed -> BigInt,
        removed -> BigInt,
        begun_at -> Timestamp,
        completed_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    list_entries (id) {
        id -> BigInt,
        list_id -> BigInt,
        reference -> Text,
        digest -> Text,
        body -> Text,
        since_version -> BigInt,
        until_version -> Nullable<BigInt>,
    }
}

diesel::table! {
    holder_checks (id) {
        id -> BigInt,
        authorization_id -> BigInt,
        request_id -> BigInt,
        code -> Text,
        outcome -> Text,
        evidence -> Text,
        opened_at -> Timestamp,
        checked_by -> Nullable<BigInt>,
        checked_at -> Nullable<Timestamp>,
        confirmed_by -> Nullable<BigInt>,
        confirmed_at -> Nullable<Timestamp>,
        second_reason -> Nullable<Text>,
        closed_at -> Nullable<Timestamp>,
        version -> BigInt,
    }
}

diesel::table! {
    matches (id) {
        id -> BigInt,
        request_id -> BigInt,
        organization_id -> BigInt,
        holder_check_id -> Nullable<BigInt>,
        code -> Text,
        question -> Text,
        name -> Text,
        bearer -> Text,
        list_id -> BigInt,
        entry_id -> BigInt,
        reference -> Text,
        digest -> Text,
        score -> BigInt,
        state -> Text,
        found_at -> Timestamp,
        reason -> Nullable<Text>,
        evidence -> Nullable<Text>,
        judged_by -> Nullable<BigInt>,
        judged_at -> Nullable<Timestamp>,
        carried_from -> Nullable<BigInt>,
        version -> BigInt,
    }
}

diesel::table! {
    looked_up (request_id) {
        request_id -> BigInt,
        lists -> Text,
        revision -> BigInt,
        profile -> BigInt,
        at -> Timestamp,
    }
}

diesel::table! {
    controversies (id) {
        id -> BigInt,
        organization_id -> BigInt,
        request_id -> BigInt,
        title -> Text,
        source -> Text,
        dated -> Date,
        harm -> BigInt,
        credibility -> BigInt,
        breadth -> BigInt,
        responsibility -> BigInt,
        remedy -> BigInt,
        grade -> BigInt,
        remarks -> Text,
        recorded_by -> BigInt,
        recorded_at -> Timestamp,
        ending -> Nullable<Text>,
        closing_reason -> Nullable<Text>,
        closed_by -> Nullable<BigInt>,
        closed_at -> Nullable<Timestamp>,
        version -> BigInt,
    }
}

diesel::table! {
    risks (id) {
        id -> BigInt,
        request_id -> BigInt,
        title -> Text,
        likelihood -> BigInt,
        impact -> BigInt,
        mitigation -> Text,
        recorded_by -> BigInt,
        recorded_at -> Timestamp,
        dropped_by -> Nullable<BigInt>,
        dropped_at -> Nullable<Timestamp>,
        drop_reason -> Nullable<Text>,
        version -> BigInt,
    }
}

diesel::table! {
    remedial_engagements (id) {
        id -> BigInt,
        request_id -> BigInt,
        state -> Text,
        plan -> Text,
        milestones -> Text,
        review_on -> Date,
        proposed_by -> BigInt,
        proposed_at -> Timestamp,
        reasons -> Nullable<Text>,
        judged_by -> Nullable<BigInt>,
        judged_at -> Nullable<Timestamp>,
        version -> BigInt,
    }
}

diesel::allow_tables_to_appear_in_same_query!(
    accounts,
    account_roles,
    sessions,
    mailed_links,
    secrets,
    settings,
    organizations,
    memberships,
    organization_invitations,
    join_requests,
    requests,
    draft_groups,
    revisions,
    case_words,
    title_words,
    gaps,
    number_series,
    documents,
    stored_files,
    previews,
    waits,
    directory_entries,
    opinions,
    checks,
    holds,
    conflicts,
    scorecards,
    scores,
    knock_outs,
    remarks,
    meetings,
    meeting_attendance,
    recommendations,
    dissents,
    decisions,
    decision_prints,
    deferrals,
    authorizations,
    authorization_conditions,
    authorization_files,
    authorization_papers,
    calendar_feeds,
    register_delays,
    proof_keys,
    change_reports,
    use_reports,
    delegated_agents,
    master_artwork,
    paper_imports,
    paper_lines,
    paper_records,
    office_holidays,
    reconsiderations,
    written_procedures,
    matters,
    matter_reporters,
    matter_pictures,
    lessons,
    lesson_uses,
    member_profiles,
    member_questions,
    lesson_waivers,
    notices,
    letter_paragraphs,
    mail_pause,
    mail_paces,
    mail_returns,
    chains,
    events,
    personal_values,
    once_keys,
    lists,
    list_versions,
    list_entries,
    holder_checks,
    matches,
    looked_up,
    case_figures,
    controversies,
    risks,
    remedial_engagements,
    rule_parts,
    rule_sets,
);
