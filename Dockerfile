# nnag-m2 with both engines: Debian's Macaulay2 1.21, and the reference engine 1.26.06 with msolve.
#
#     docker build --tag nnag-m2 .
#     docker run --rm --user 1234 nnag-m2 doctor
#     docker build --target test .      runs all tests, on both engines, as a user who is not root
#
FROM debian:bookworm-slim AS engines

RUN apt-get update \
    && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \
        ca-certificates macaulay2 make python3 python3-venv \
    && rm -rf /var/lib/apt/lists/*

# Any user may run what is here, and nobody but root may change it.
ENV NNAG_M2_DATA_DIR=/opt/nnag-m2/engines
ENV PATH=/opt/nnag-m2/venv/bin:$PATH
COPY . /opt/nnag-m2/source
WORKDIR /opt/nnag-m2/source
RUN python3 -m venv /opt/nnag-m2/venv \
    && pip install --no-cache-dir '.[plots,completion]' \
    && nnag-m2 install-engine \
    && nnag-m2 doctor


FROM engines AS test

RUN useradd --create-home tester && cp -r /opt/nnag-m2/source /home/tester/source \
    && chown -R tester /home/tester/source
USER tester
WORKDIR /home/tester/source
ENV NNAG_M2_REQUIRED_ENGINES=1.21,1.26.06
RUN make test


FROM engines

WORKDIR /tmp
# A user without a home: the program asks for no folder of its own.
USER nobody
ENTRYPOINT ["nnag-m2"]
CMD ["--help"]
